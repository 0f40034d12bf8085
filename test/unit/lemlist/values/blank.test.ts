import fc from 'fast-check';
import { isBlank } from '../../../../nodes/lemlist/values/cell';

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

	it.each([
		...['null', 'NULL', 'undefined', 'NaN', 'nan', 'N/A', 'n/a', 'unchanged', '\\N'],
		...['<UNKNOWN>', '<null>', '<NA>', '<nil>', '""', "''", ' "null" ', '`undefined`'],
		...[[' ', 'null']],
	])('is true of %j, which says that there is nothing', (value) => {
		expect(isBlank(value)).toBe(true);
	});

	it.each(['none', 'Nan', 'nul', 'unknown', '"', "'a'", 'null and void', '-', '{}', '#N/A'])(
		'is false of %j',
		(value) => {
			expect(isBlank(value)).toBe(false);
		},
	);

	it('looks at no text that is longer than any field takes', () => {
		expect(isBlank(' '.repeat(100_000))).toBe(true);
		expect(isBlank(' '.repeat(100_001))).toBe(false);
	});

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
