// LinkedIn Images and LinkedIn Videos: URLs of files.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none, nothing } from './corpus';

/** The tables of the two fields differ only by the type of the files. */
function mediaCorpus(type: string): Corpus {
	const A = `https://media.example.com/a.${type}`;
	const B = `https://media.example.com/b.${type}`;
	const unsafe = (culprit?: unknown): Rejected => ({
		problem: 'holds something that is not a public https URL',
		advice: 'lemlist downloads each file itself: use URLs that open without a login.',
		...(culprit !== undefined && { culprit }),
	});
	const itself = (url: string) => [url, [url]] as const;
	return {
		...blanks,
		...none,
		...cellErrors,
		'Google Sheets: one URL': [
			[A, [A]],
			[` ${A} `, [A]],
			[`${A}\n`, [A]],
			[`'${A}`, [A]],
			[`"${A}"`, [A]],
			[`HTTPS://MEDIA.EXAMPLE.COM/a.${type}`, [A]],
			[`https://media.example.com/ü.${type}`, [`https://media.example.com/%C3%BC.${type}`]],
			[`https://media.example.com/<a>.${type}`, [`https://media.example.com/%3Ca%3E.${type}`]],
			[`https://media.example.com\\a.${type}`, [A]],
			['https://media.example.com', ['https://media.example.com/']],
		],
		'Google Sheets: several URLs': [
			[`${A},${B}`, [A, B]],
			[`${A}, ${B}`, [A, B]],
			[`${A} , ${B}`, [A, B]],
			[`${A},`, [A]],
			[`,${A}`, [A]],
			[`${A}\n${B}`, [A, B]],
			[`${A}\r\n${B}\r\n`, [A, B]],
			[`${A}\n\n${B}`, [A, B]],
			[`${A} ${B}`, [A, B]],
			[`${A}\t${B}`, [A, B]],
		],
		'HubSpot, WooCommerce and Magento exports': [
			[`${A};${B}`, [A, B]],
			[`${A}; ${B}`, [A, B]],
			[`${A};`, [A]],
			[`${A}|${B}`, [A, B]],
			[`${A} | ${B}`, [A, B]],
		],
		'sheets in Chinese and Japanese': [
			[`${A}，${B}`, [A, B]],
			[`${A}、${B}`, [A, B]],
			[`${A}；${B}`, [A, B]],
		],
		'image services: commas, semicolons and URLs inside a URL': [
			itself(`https://media.example.com/w_300,h_200/a.${type}`),
			itself(`https://media.example.com/a;v=1.${type}`),
			itself(`https://media.example.com/fetch/${A}`),
			itself(`https://media.example.com/?url=${A}`),
			[
				`https://media.example.com/w_1,h_2/a.${type},${B}`,
				[`https://media.example.com/w_1,h_2/a.${type}`, B],
			],
			itself(
				`https://media.example.com/a.${type}?X-Amz-Expires=900&X-Amz-Signature=${'0'.repeat(600)}`,
			),
			itself(`https://user:pass@media.example.com/a.${type}`),
			itself(`https://media.example.com:8443/a.${type}`),
		],
		'Airtable: attachments': [
			[[{ id: 'att1', url: A, filename: `a.${type}`, size: 1, type: 'x/y', thumbnails: {} }], [A]],
			[
				[
					{ id: 'att1', url: A },
					{ id: 'att2', url: B },
				],
				[A, B],
			],
			[{ id: 'att1', url: A }, [A]],
			[`a.${type} (${A})`, unsafe()],
			[[{ id: 'att1' }], unsafe({ id: 'att1' })],
		],
		'Notion: files': [
			[[{ name: `a.${type}`, type: 'file', file: { url: A, expiry_time: 'x' } }], [A]],
			[[{ name: `a.${type}`, type: 'external', external: { url: A } }], [A]],
			[
				[{ file: { url: A } }, { external: { url: B } }],
				[A, B],
			],
			[
				[A, B],
				[A, B],
			],
		],
		'HubSpot: files': [[{ id: '1', url: A, extension: type }, [A]]],
		'lemlist: media of a step': [[[A], [A]]],
		'Slack, Markdown and HTML': [
			[`<${A}>`, [A]],
			[`<${A}|a.${type}>`, [A]],
			[`![a](${A})`, [A]],
			[`[a](${A}) [b](${B})`, [A, B]],
			[`<a href="${A}">a</a>`, [A]],
			[`\`${A}\``, [A]],
			[`(${A})`, unsafe()],
			[`see ${A}`, unsafe('see')],
			[`<img src="${A}">`, unsafe()],
		],
		'web pages: invisible characters': [
			[`\u200b${A}`, [A]],
			[`${A}\u00ad`, [A]],
			[`\ufeff${A}\u2060,${B}`, [A, B]],
			[`${A}\u00a0`, [A]],
		],
		'n8n: what expressions return': [
			[
				[A, B],
				[A, B],
			],
			[
				[[A], [B]],
				[A, B],
			],
			[[A, '', null], [A]],
			[JSON.stringify([A, B]), [A, B]],
			[JSON.stringify({ url: A }), [A]],
			['[]', nothing],
			['[""]', nothing],
			[',', nothing],
			[`["${A}"`, unsafe()],
			...all(unsafe(), 7, true, {}, '[object Object]'),
		],
		model: [
			[`${A}\\n${B}`, [A, B]],
			[`${A}, ${B}`, [A, B]],
			[`["${A}"]`, [A]],
			[`- ${A}`, unsafe('-')],
			['none available', unsafe()],
		],
		'not public, or no https': all(
			unsafe(),
			...[
				`http://media.example.com/a.${type}`,
				`media.example.com/a.${type}`,
				`a.${type}`,
				`C:\\a.${type}`,
			],
			...[
				`file:///a.${type}`,
				`ftp://media.example.com/a.${type}`,
				'data:image/png;base64,AAAA',
				'javascript:alert(1)',
			],
			...[
				`https://localhost/a.${type}`,
				`https://127.0.0.1/a.${type}`,
				`https://10.0.0.1/a.${type}`,
			],
			...[
				`https://192.168.0.7/a.${type}`,
				`https://172.16.0.1/a.${type}`,
				`https://169.254.169.254/a.${type}`,
			],
			...[
				`https://[::1]/a.${type}`,
				`https://nas.local/a.${type}`,
				`https://intranet/a.${type}`,
				'https://',
			],
			...['https://127.1/', 'https://0x7f000001/', 'https://localhost./', 'https://printer.lan/a'],
		),
		'a file name with a blank': [[`https://media.example.com/a b.${type}`, unsafe()]],
		'one bad URL among good ones': [
			[`${A}, http://media.example.com/b.${type}`, unsafe(`http://media.example.com/b.${type}`)],
			[[A, 'b.png', B], unsafe('b.png')],
			[[A, { id: 1 }], unsafe({ id: 1 })],
		],
		'a file pasted as data': [[`data:image/png;base64,${'A'.repeat(9_000)}`, unsafe()]],
	};
}

/** LinkedIn Images. */
export const images: Corpus = mediaCorpus('png');

/** LinkedIn Videos. */
export const videos: Corpus = mediaCorpus('mp4');
