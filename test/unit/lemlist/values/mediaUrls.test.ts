import fc from 'fast-check';
import { toMediaUrls } from '../../../../nodes/lemlist/values/mediaUrls';

const A = 'https://example.com/a.png';
const B = 'https://example.com/b.png';
/** As image services write them. */
const WITH_COMMA = 'https://example.com/w_300,h_200/a.png?q=1,2';

describe('toMediaUrls', () => {
	it.each([
		['one URL', A, [A]],
		['commas', `${A}, ${B}`, [A, B]],
		['commas without a space', `${A},${B}`, [A, B]],
		['a comma at the end', `${A},`, [A]],
		['new lines', `${A}\r\n\n${B}\n`, [A, B]],
		['commas inside a URL', WITH_COMMA, [WITH_COMMA]],
		[
			'commas inside and between URLs',
			`${WITH_COMMA},${WITH_COMMA}, ${A}`,
			[WITH_COMMA, WITH_COMMA, A],
		],
		['semicolons', `${A};${B}`, [A, B]],
		['bars', `${A} | ${B}|`, [A, B]],
		['full-width commas', `${A}，${B}`, [A, B]],
		['blanks', `${A} ${B}`, [A, B]],
		['a line break that a model spells', `${A}\\n${B}`, [A, B]],
		['links of Markdown', `![a](${A}) [b](${B})`, [A, B]],
		['a link of HTML', `<a href="${A}" target="_blank">a</a>`, [A]],
		[
			'a semicolon inside a URL',
			'https://example.com/a;v=1.png',
			['https://example.com/a;v=1.png'],
		],
		['a URL inside a URL', `https://example.com/fetch/${A}`, [`https://example.com/fetch/${A}`]],
		['attachments of Airtable', [{ id: 'att1', url: A, filename: 'a.png' }, { url: B }], [A, B]],
		['files of Notion', [{ type: 'file', file: { url: A } }, { external: { url: B } }], [A, B]],
		['JSON of a file', JSON.stringify({ url: A }), [A]],
		['invisible characters', `\u200b${A}\u2060, ${B}\u00ad`, [A, B]],
		['quotes', `"${A}", '${B}'`, [A, B]],
		['an array', [A, ` ${B} `], [A, B]],
		['nested arrays', [[A], [[B, '']], null], [A, B]],
		['JSON', JSON.stringify([A, B]), [A, B]],
		['nested JSON', JSON.stringify([[A], [B]]), [A, B]],
		['a scheme in capitals', 'HTTPS://EXAMPLE.COM/A.PNG', ['https://example.com/A.PNG']],
		['an umlaut', 'https://exämple.com/ü.png', ['https://xn--exmple-cua.com/%C3%BC.png']],
		['angle brackets', 'https://example.com/<a>.png', ['https://example.com/%3Ca%3E.png']],
		['a backslash', 'https://example.com\\a.png', ['https://example.com/a.png']],
	])('reads %s', (_, given, urls) => {
		expect(toMediaUrls(given)).toEqual({ value: urls });
	});

	it('reads an umlaut however often it is asked, which URL.canParse does not', () => {
		const url = 'https://example.com/ü.png';
		for (let times = 0; times < 50_000; times++) {
			if (!('value' in toMediaUrls(url))) throw new Error(`Rejected the ${times}th time`);
		}
		expect(toMediaUrls(url)).toEqual({ value: ['https://example.com/%C3%BC.png'] });
	});

	it('reads any list of URLs in each of its forms alike', () => {
		const url = fc
			.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true })
			.filter((text) => !/[,;]$|[,;]https?:/i.test(text));
		fc.assert(
			fc.property(fc.array(url, { minLength: 1, maxLength: 4 }), (urls) => {
				const forms = [urls, [urls], JSON.stringify(urls), urls.join('\n'), urls.join(', ')];
				const value = urls.map((text) => new URL(text).href);
				expect(forms.map(toMediaUrls)).toEqual(forms.map(() => ({ value })));
			}),
		);
	});

	it.each([[[]], '[]', ['', null], ' , '])('has nothing to send for %j', (given) => {
		expect(toMediaUrls(given)).toEqual({ value: undefined });
	});

	it.each([
		['http', 'http://example.com/a.png'],
		['ftp', 'ftp://example.com/a.png'],
		['data', 'data:image/png;base64,AAAA'],
		['no scheme', 'example.com/a.png'],
		['a file name', 'a.png'],
		['a blank inside', 'https://example.com/a b.png'],
		['no host', 'https://'],
		['a port that cannot be', 'https://example.com:99999/a.png'],
		['a host of this network', 'https://192.168.1.10/a.png'],
		['a number', 5],
		['an object', { href: A }],
		['a very long URL', `${A}?${'a'.repeat(9_000)}`],
	])('rejects %s and shows the one at fault', (_, culprit) => {
		const rejection = { code: 'LINKEDIN_MEDIA_UNSAFE_URL', culprit };
		expect(toMediaUrls([A, culprit, B])).toMatchObject(rejection);
	});
});
