import fc from 'fast-check';
import { visible, withoutQuotes, withPlainLinks } from '../../../../nodes/lemlist/values/cell';

it.each([
	['zero-width space', 'opp_\u200bA1'],
	['word joiner', '\u2060opp_A1'],
	['soft hyphen', 'opp_A1\u00ad'],
	['marks of direction', '\u202aopp_A1\u202c'],
	['byte order mark', '\ufeffopp_A1'],
	['selector of an emoji', 'opp_A1\ufe0f'],
	['filler of Hangul', 'opp_A1\u3164'],
	['null character', 'opp_A1\u0000'],
	['blanks', ' \t\u00a0opp_A1\n'],
])('a text is without its %s', (_, text) => {
	expect(visible(text)).toBe('opp_A1');
});

it('has plain blanks, and its lines', () => {
	expect(visible('2:30\u202fPM\u00a0\tnow\nthen')).toBe('2:30 PM  now\nthen');
});

it('is left as it is if all of it is visible', () => {
	fc.assert(
		fc.property(fc.stringMatching(/^[!-~à-ÿα-ω]{1,20}$/), (text) => {
			expect(visible(text)).toBe(text);
		}),
	);
});

it.each([
	['"a"', 'a'],
	["'a", 'a'],
	['``a``', 'a'],
	['**a b**', 'a b'],
	['“a”', 'a'],
	['«a»', 'a'],
	['"it\'s"', "it's"],
	["https://example.com/a'", "https://example.com/a'"],
	['a"b', 'a"b'],
	['""', ''],
])('%s without quotes is %s', (text, expected) => {
	expect(withoutQuotes(text)).toBe(expected);
});

it.each([
	['<https://example.com/a|A, or B>', 'https://example.com/a'],
	['<https://example.com/a>', 'https://example.com/a'],
	['<mailto:lead@example.com|lead@example.com>', 'mailto:lead@example.com'],
	['[A, or B](https://example.com/a)', 'https://example.com/a'],
	['![](https://example.com/a.png)', 'https://example.com/a.png'],
	['<a href="https://example.com/a" target="_blank">A</a>', 'https://example.com/a'],
	['<b>A</b> [B] (https://example.com/a)', '<b>A</b> [B] (https://example.com/a)'],
])('%s is the address of its link', (text, expected) => {
	expect(withPlainLinks(text)).toBe(expected);
});
