import fc from 'fast-check';
import { toPriorities, toPriority } from '../../../../nodes/lemlist/values/priority';
import { anyCase, blank, emptyList } from '../../support/arbitraries';

describe('toPriority', () => {
	it.each([
		['none', ''],
		['low', '0'],
		['medium', '1'],
		['high', '2'],
		['0', '0'],
		['1', '1'],
		['2', '2'],
		[0, '0'],
		[1, '1'],
		[2, '2'],
		[' High ', '2'],
	])('reads %j as %j', (given, sent) => {
		expect(toPriority(given)).toEqual({ value: sent });
	});

	it('reads words in any case', () => {
		fc.assert(
			fc.property(anyCase('none', 'low', 'medium', 'high'), (word) => {
				expect(toPriority(word)).toEqual(toPriority(word.toLowerCase()));
				expect(toPriority(word)).toHaveProperty('value');
			}),
		);
	});

	it.each([['2.0'], [[2]], [['high']], ['"high"'], ['high\u200b'], [{ name: 'High' }]])(
		'reads %j as high, if that is what it says',
		(given) => {
			expect(toPriority(given)).toEqual({ value: '2' });
		},
	);

	it('leaves a task as it is for a word for nothing, but none is a priority', () => {
		expect(toPriority('null')).toEqual({ value: undefined });
		expect(toPriority('unchanged')).toEqual({ value: undefined });
		expect(toPriority('None')).toEqual({ value: '' });
	});

	it.each([3, -1, 1.5, '3', 'urgent', 'highest', true, {}, [1, 2], Object.create(null)])(
		'rejects the %#th',
		(given) => {
			expect(toPriority(given)).toMatchObject({ problem: 'is not a priority' });
		},
	);
});

describe('toPriorities', () => {
	it.each<[given: unknown, value: string]>([
		['high', '2'],
		[2, '2'],
		[['High', ' low '], '2,0'],
		['high, MEDIUM\nlow', '2,1,0'],
		['["0", 1, "high"]', '0,1,2'],
		[[['low'], ['', null, 'medium']], '0,1'],
	])('reads %j as %j', (given, value) => {
		expect(toPriorities(given)).toEqual({ value });
	});

	it('is nothing if nothing is chosen', () => {
		fc.assert(
			fc.property(fc.oneof(blank, emptyList), (given) => {
				expect(toPriorities(given)).toEqual({ value: undefined });
			}),
		);
	});

	it('reads words and numbers of any list alike', () => {
		const words = ['low', 'medium', 'high'];
		fc.assert(
			fc.property(fc.array(fc.nat(2), { minLength: 1 }), (numbers) => {
				const spelled = numbers.map((number) => words[number]);
				const forms = [numbers, numbers.join(), spelled, spelled.join(' , ')];
				const value = numbers.join(',');
				expect(forms.map(toPriorities)).toEqual(forms.map(() => ({ value })));
			}),
		);
	});

	it.each<[given: unknown, culprit: unknown]>([
		['high, urgent', 'urgent'],
		['none', 'none'],
		[['low', 'None'], 'None'],
		[[1, 3], 3],
		[true, true],
		[['high', { a: 1 }], { a: 1 }],
	])('rejects %j for %j, which lemlist cannot search for', (given, culprit) => {
		expect(toPriorities(given)).toEqual({
			problem: 'holds something that cannot be searched for',
			advice: 'Use high, medium or low (or 2, 1, 0).',
			culprit,
		});
	});
});
