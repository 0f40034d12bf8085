import fc from 'fast-check';
import { toChoice, toChoices } from '../../../../nodes/lemlist/values/choices';
import { anyCase, blank, emptyList } from '../../support/arbitraries';

const OPTIONS = [
	{ name: 'Call', value: 'aircall' },
	{ name: 'LinkedIn', value: 'linkedin' },
	{ name: 'Low', value: '0' },
	{ name: 'Number', value: '7' },
];
const one = toChoice(OPTIONS);
const some = toChoices(OPTIONS);

const NOT_AMONG = {
	problem: 'is not one of the choices',
	advice: 'Use Call, LinkedIn, Low, Number.',
};

describe('toChoice', () => {
	it('reads a value or a name in any case', () => {
		fc.assert(
			fc.property(anyCase('aircall', 'call'), (word) => {
				expect(one(` ${word}\n`)).toEqual({ value: 'aircall' });
			}),
		);
	});

	it.each([
		[0, '0'],
		['0', '0'],
		[7, '7'],
	])('reads %j as %j', (given, value) => {
		expect(one(given)).toEqual({ value });
	});

	it.each([
		'phone',
		'aircall, linkedin',
		1,
		true,
		['aircall', 'linkedin'],
		{},
		Object.create(null),
	])('rejects the %#th and says what there is', (given) => {
		expect(one(given)).toEqual(NOT_AMONG);
	});

	it.each(['Linked_In', 'linked in', { name: 'LinkedIn' }, ['linkedin'], '`linkedin`'])(
		'reads %j as the choice that it names',
		(given) => {
			expect(one(given)).toEqual({ value: 'linkedin' });
		},
	);

	it('knows more words for a choice', () => {
		const type = toChoice(OPTIONS, { words: { phonecall: 'aircall' } });
		expect(type('Phone call')).toEqual({ value: 'aircall' });
		expect(type('constructor')).toEqual(NOT_AMONG);
	});
});

describe('choices that lemlist may add to', () => {
	const open = toChoice(OPTIONS, { open: 'channel' });

	it('are sent with a notice', () => {
		const notice = 'holds a channel that this node does not know, so lemlist judges it';
		expect(open('smsMessage')).toEqual({ value: 'smsMessage', notice });
		expect(toChoices(OPTIONS, { open: 'channel' })('call, smsMessage')).toEqual({
			value: 'aircall,smsMessage',
			notice,
		});
		expect(open('Call')).toEqual({ value: 'aircall' });
	});

	it.each(['SMS', 'a message', 'a,b', 'x', '7', 7, true, 'a'.repeat(41)])(
		'do not include %j, which looks like none',
		(given) => {
			expect(open(given)).toMatchObject(given === '7' || given === 7 ? { value: '7' } : NOT_AMONG);
		},
	);
});

describe('toChoices', () => {
	it.each([
		['a list', ['linkedin', 'aircall']],
		['a nested list', [['linkedin'], 'aircall']],
		['text with commas', 'linkedin, aircall'],
		['lines', 'linkedin\naircall'],
		['semicolons', 'linkedin; aircall;'],
		['bars', 'linkedin|aircall'],
		['JSON', '["linkedin", "aircall"]'],
		['names in any case', 'LinkedIn,CALL'],
		['blanks between', ['linkedin', ' ', null, 'aircall']],
	])('reads %s', (_, given) => {
		expect(some(given)).toEqual({ value: 'linkedin,aircall' });
	});

	it.each([
		[0, '0'],
		[[0, 7], '0,7'],
	])('reads the number %j', (given, value) => {
		expect(some(given)).toEqual({ value });
	});

	it('is nothing if nothing is chosen', () => {
		fc.assert(
			fc.property(fc.oneof(blank, emptyList), (given) => {
				expect(some(given)).toEqual({ value: undefined });
			}),
		);
	});

	it.each<[given: unknown, culprit: unknown]>([
		['aircall, phone', 'phone'],
		[['aircall', { a: 1 }, 'phone'], { a: 1 }],
		[1, 1],
		[false, false],
	])('rejects %j for %j', (given, culprit) => {
		expect(some(given)).toEqual({ ...NOT_AMONG, culprit });
	});
});
