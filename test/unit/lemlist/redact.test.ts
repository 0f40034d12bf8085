import fc from 'fast-check';
import { redactor } from '../../../nodes/lemlist/redact';

const key = 'a1b2c3/d4+e5 f6';
const redact = redactor(key);

it.each([
	[key, '***'],
	[encodeURIComponent(key), '***'],
	[Buffer.from(key).toString('base64'), '***'],
	[Buffer.from(`:${key}`).toString('base64'), '***'],
	[`Key ${key} is unknown, ${key}!`, 'Key *** is unknown, ***!'],
	[
		{ error: { list: [`x${key}`] }, [key]: 1 },
		{ error: { list: ['x***'] }, '***': 1 },
	],
])('takes the key out of %j', (value, redacted) => {
	expect(JSON.parse(JSON.stringify(redact(value)).replace(/\*=+/g, '*'))).toEqual(redacted);
});

it('returns the same value if it holds no key', () => {
	for (const value of [undefined, null, 7, 'text', { _id: 'opp_1' }, [{ a: 1 }]]) {
		expect(redact(value)).toBe(value);
	}
});

it('lets no key through, whatever it is', () => {
	const secret = fc
		.string({ minLength: 8, unit: 'grapheme' })
		.filter((each) => each.trim() === each);
	fc.assert(
		fc.property(secret, fc.jsonValue(), (apiKey, value) => {
			const echo = {
				value,
				echo: `Basic ${Buffer.from(`:${apiKey}`).toString('base64')} ${apiKey}`,
			};
			expect(redactor(apiKey)(echo).echo).not.toContain(apiKey);
		}),
	);
});
