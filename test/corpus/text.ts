// Title and Message: text, sent as it is.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none } from './corpus';

const notText: Rejected = {
	problem: 'is not text',
	advice: 'Map a single text or number, not a whole object or list.',
};

const tooLong: Rejected = {
	problem: 'is longer than 100,000 characters',
	advice: 'Shorten it.',
};

const asItIs = (...texts: string[]) => texts.map((text) => [text, text] as const);

const withError = (text: string) =>
	[text, { sent: text, notice: 'contains a spreadsheet error' }] as const;

/** Both take the same. */
export const text: Corpus = {
	...blanks,
	...none,
	...cellErrors,
	'Google Sheets and Excel: text': asItIs(
		...[
			'Call about the offer',
			'Call  back',
			' Call ',
			'Call\nAsk who decides',
			'Call\r\nthem',
			'\tCall',
		],
		...[
			'Ask: "who decides?"',
			"It's urgent",
			'50% off',
			'1.5',
			'007',
			'1e5',
			'+33 1 23 45 67 89',
			'-',
			'—',
		],
		...[
			'TRUE',
			'FALSE',
			'yes',
			'x',
			'0',
			'12/5/2026',
			'2026-12-05',
			'=1+1',
			"'=1+1",
			'@name',
			'#1',
			'#sales',
		],
		...[
			'#',
			'# of calls',
			'N/A yet',
			'not N/A',
			'none of them',
			'Nan',
			'null and void',
			'Undefined behaviour',
		],
		...['Loading dock', 'Loading....', '#N/Able', '(none)', 'empty', 'blank', 'nil'],
	),
	'Google Sheets and Excel: numbers and booleans': [
		[7, '7'],
		[0, '0'],
		[-1.5, '-1.5'],
		[1e21, '1e+21'],
		[true, 'true'],
		[false, 'false'],
	],
	'people of all languages': asItIs(
		...[
			'Rückruf bei Müller',
			'Être à l’heure',
			'Śledź ofertę',
			'電話する',
			'후속 전화',
			'اتصل غدا',
		],
		...['Позвонить', 'ĳsbeer', 'Zoë', 'Zoe\u0308', '🙂 Call', '👩‍💻 demo', '✔️ done', 'ﬁle', '𝐂all'],
	),
	'web pages: invisible characters stay in text': asItIs(
		...[
			'Call\u00a0back',
			'Call\u200bback',
			'\u200bCall',
			'soft\u00adhyphen',
			'\u202aCall\u202c',
			'\ufeffCall',
		],
	),
	'lemlist: variables and messages': asItIs(
		...[
			'Hi {{firstName}}, how are you?',
			'{{icebreaker}}',
			'Hi {{firstName|there}}',
			'<p>Hello</p><br>',
		],
		...[
			'https://www.linkedin.com/in/lead-one/',
			'Really glad we started using lemlist',
			'opp_A1B2C3',
		],
	),
	'HubSpot, Pipedrive and Salesforce: subjects': asItIs(
		...[
			'Follow up with Example Company 1',
			'Re: Offer',
			'Call [Lead 1]',
			'Email: "Offer"',
			'To-do',
		],
	),
	'Airtable and Notion: a list of one': [
		[['Call'], 'Call'],
		[['', 'Call', null], 'Call'],
		[[7], '7'],
		[['Call', 'Email'], notText],
		[[['Call']], notText],
		[{ __rl: true, mode: 'id', value: 'Call' }, 'Call'],
	],
	'Notion: rich text': all(notText, { plain_text: 'Call', href: null }, [{ plain_text: 'Call' }], {
		title: [{ plain_text: 'Call' }],
	}),
	'n8n: what expressions return': [
		...all(notText, {}, { text: 'Call' }, new Date(0), [1, 2], NaN, Infinity),
		...all(notText, '[object Object]', '[object Object],[object Object]'),
		...asItIs('see [object Object]', '{"text":"Call"}', '["Call"]', '{{ $json.title }}'),
	],
	'a template with the error of a formula in it': [
		withError('Hi #N/A, how are you?'),
		withError('Call #REF!'),
		withError('Your offer of #VALUE! is ready'),
		withError('#DIV/0! of your team'),
		withError('#N/A #N/A'),
	],
	'model: text': asItIs(
		...[
			'Call the lead',
			'"Call"',
			'**Call**',
			'`Call`',
			'1. Call\n2. Email',
			'Unknown',
			'unknown',
			'TBD',
		],
	),
	'a document pasted into a cell': [
		['x'.repeat(32_767), 'x'.repeat(32_767)],
		['x'.repeat(100_000), 'x'.repeat(100_000)],
		['x'.repeat(100_001), tooLong],
	],
};
