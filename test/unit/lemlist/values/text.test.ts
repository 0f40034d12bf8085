import fc from 'fast-check';
import { toText } from '../../../../nodes/lemlist/values/text';

describe('toText', () => {
	it('leaves text as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(toText(text)).toEqual({ value: text });
			}),
		);
	});

	it.each([
		[0, '0'],
		[-1.5, '-1.5'],
		[true, 'true'],
		[10n, '10'],
	])('makes text of %p', (given, sent) => {
		expect(toText(given)).toEqual({ value: sent });
	});

	it.each([{}, { title: 'a' }, ['a'], new Date(0)])('rejects %j', (given) => {
		expect(toText(given)).toMatchObject({ problem: 'is not text' });
	});
});
