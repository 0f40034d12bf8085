import fc from 'fast-check';
import { toYesNo } from '../../../../nodes/lemlist/values/yesNo';
import { anyCase } from '../../support/arbitraries';

describe('toYesNo', () => {
	it('reads yes in any case', () => {
		fc.assert(
			fc.property(anyCase('true', 'yes', 'y', '1', 'x', 'on', 'wahr', 'vrai', '1.0'), (word) => {
				expect(toYesNo(` ${word}\n`)).toEqual({ value: true });
			}),
		);
	});

	it('reads no in any case', () => {
		fc.assert(
			fc.property(anyCase('false', 'no', 'n', '0', 'off', 'falsch', 'faux', '0.0'), (word) => {
				expect(toYesNo(` ${word}\n`)).toEqual({ value: false });
			}),
		);
	});

	it.each([
		[true, true],
		[false, false],
		[1, true],
		[0, false],
	])('reads %j as %j', (given, sent) => {
		expect(toYesNo(given)).toEqual({ value: sent });
	});

	it.each([2, -1, 'done', 'maybe', {}, [true, true], Object.create(null)])(
		'rejects the %#th',
		(given) => {
			expect(toYesNo(given)).toMatchObject({ problem: 'is neither yes nor no' });
		},
	);
});
