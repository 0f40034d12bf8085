import fc from 'fast-check';
import { redactor } from '../../../nodes/lemlist/redact';
import { reply } from '../support/reply';

const key = 'a1b2c3/d4+e5 f6';
const redact = redactor(key);

it.each([
	[key, '***'],
	[encodeURIComponent(key), '***'],
	[Buffer.from(key).toString('base64'), '***'],
	[Buffer.from(`:${key}`).toString('base64'), '***'],
	[`Key ${key} is unknown, ${key}!`, 'Key *** is unknown, ***!'],
	[{ error: { list: [`x${key}`, 7, null] } }, { error: { list: ['x***', 7, null] } }],
])('takes the key out of %j', (body, redacted) => {
	const withoutPadding = JSON.stringify(redact(reply(400, body)).body).replace(/\*=+/g, '*');
	expect(JSON.parse(withoutPadding)).toEqual(redacted);
});

it('takes the key out of headers', () => {
	const headers = {
		location: `https://example.com/${encodeURIComponent(key)}`,
		'set-cookie': [key],
	};
	expect(redact(reply(302, '', headers))).toEqual(
		reply(302, '', { location: 'https://example.com/***', 'set-cookie': ['***'] }),
	);
});

it('returns the same reply if it holds no key', () => {
	for (const body of [undefined, null, 7, 'text', { _id: 'opp_1' }, [{ a: 1 }]]) {
		const answer = reply(200, body);
		expect(redact(answer)).toBe(answer);
	}
});

const taskPage = reply(200, { results: [{ _id: 'opp_1', priority: 1 }] }, { 'retry-after': '1' });

it.each(['a', '1', 'opp', 'headers', 'body'])('leaves replies alone if the key is %j', (short) => {
	expect(redactor(short)(taskPage)).toBe(taskPage);
});

it.each(['statusCode', 'retry-after', 'priority'])('renames no property for the key %j', (name) => {
	expect(redactor(name)(taskPage)).toEqual(taskPage);
});

it('takes out a key that holds half a character', () => {
	const odd = 'a1b2c3d4\ud800';
	expect(redactor(odd)(reply(400, `Key ${odd}`)).body).toBe('Key ***');
});

it('lets no key through, whatever it is', () => {
	const secret = fc
		.string({ minLength: 8, unit: 'grapheme' })
		.filter((each) => each.trim() === each);
	fc.assert(
		fc.property(secret, fc.jsonValue(), (apiKey, value) => {
			const echo = `Basic ${Buffer.from(`:${apiKey}`).toString('base64')} ${apiKey}`;
			const { body } = redactor(apiKey)(reply(400, { value, echo }));
			expect(Object(body).echo).not.toContain(apiKey);
		}),
	);
});
