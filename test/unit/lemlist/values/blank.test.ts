import fc from 'fast-check';
import { isBlank } from '../../../../nodes/lemlist/values/blank';

describe('isBlank', () => {
	it.each([
		undefined,
		null,
		'',
		' ',
		'\n\t',
		'\u00a0',
		'\u200b\u2060',
		'\u3164',
		'\u2800',
		'\ufeff',
		[],
		[''],
		[[], [null, [' ']]],
	])('is true of %j', (value) => {
		expect(isBlank(value)).toBe(true);
	});

	it.each([0, false, NaN, '0', ' a ', [0], [[], ['a']], {}, new Date(NaN)])(
		'is false of %j',
		(value) => {
			expect(isBlank(value)).toBe(false);
		},
	);

	it('has an end for a list that contains itself', () => {
		const circular: unknown[] = [];
		circular.push(circular);
		expect(isBlank(circular)).toBe(false);
	});

	it('is false of any text that shows something', () => {
		fc.assert(
			fc.property(fc.string(), fc.stringMatching(/^[!-~]$/), fc.string(), (left, mark, right) => {
				expect(isBlank(left + mark + right)).toBe(false);
			}),
		);
	});
});
