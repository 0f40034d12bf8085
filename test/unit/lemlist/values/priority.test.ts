import fc from 'fast-check';
import { toPriority } from '../../../../nodes/lemlist/values/priority';
import { anyCase } from '../../support/arbitraries';

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

	it.each([3, -1, 1.5, '3', 'urgent', 'highest', true, {}, [2], ['high'], Object.create(null)])(
		'rejects the %#th',
		(given) => {
			expect(toPriority(given)).toMatchObject({ problem: 'is not a priority' });
		},
	);
});
