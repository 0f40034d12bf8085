import fc from 'fast-check';
import { toText } from '../../../../nodes/lemlist/values/text';

describe('toText', () => {
	it('leaves text as it is', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				expect(toText(`${text}!`)).toEqual({ value: `${text}!` });
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

	it.each(['\u200bHello\u00ad ', 'Hi \u202eabc', ' a\n'])('leaves %j as it is', (text) => {
		expect(toText(text)).toEqual({ value: text });
	});

	it('takes the only entry of a list', () => {
		expect(toText(['', 'Call', null])).toEqual({ value: 'Call' });
	});

	it.each(['null', 'Undefined', 'None', 'NaN', '<UNKNOWN>', '""', 'N/A', 'unchanged', [], ''])(
		'is nothing if it says %j',
		(given) => {
			expect(toText(given)).toEqual({ value: undefined });
		},
	);

	it.each(['#N/A', ' #REF! ', '#VALUE!', '#DIV/0!', '#NV', 'Loading...', '#NAME?\u200b'])(
		'rejects %j, which a prospect would read',
		(given) => {
			expect(toText(given)).toMatchObject({ problem: 'is a spreadsheet error' });
		},
	);

	it('has a notice if the error of a formula is part of it', () => {
		expect(toText('Hi #N/A, how are you?')).toEqual({
			value: 'Hi #N/A, how are you?',
			notice: 'contains a spreadsheet error',
		});
		expect(toText('We are #1! Ask about C#NAME?')).toEqual({
			value: 'We are #1! Ask about C#NAME?',
		});
	});

	it('rejects text that is too long', () => {
		expect(toText('x'.repeat(100_000))).toHaveProperty('value');
		expect(toText('x'.repeat(100_001))).toMatchObject({
			problem: 'is longer than 100,000 characters',
		});
	});

	it.each([{}, { title: 'a' }, ['a', 'b'], new Date(0), NaN, Infinity])('rejects %j', (given) => {
		expect(toText(given)).toMatchObject({ problem: 'is not text' });
	});
});
