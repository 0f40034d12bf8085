// The filters of Get Many, Count and the trigger, each as it is sent in the query.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none, nothing } from './corpus';
import { WHO_EXISTS } from './world';

const ONE = 'usr_SalesOne000000000';
const TWO = 'usr_SalesTwo000000000';

const nobody = (culprit: string): Rejected => ({
	problem: 'is not a team member',
	advice: WHO_EXISTS,
	culprit,
});

const assignedTo: Corpus = {
	'the panel and expressions': [
		[ONE, ONE],
		['Sales One', ONE],
		['sales.one@example.com', ONE],
		[`${ONE},${TWO}`, `${ONE},${TWO}`],
		['sales.one@example.com, Sales Two', `${ONE},${TWO}`],
		['Sales One; Sales Two', `${ONE},${TWO}`],
		['Sales One | Sales Two', `${ONE},${TWO}`],
		['Sales One\nSales Two', `${ONE},${TWO}`],
		[['Sales One', TWO], `${ONE},${TWO}`],
		['["Sales One","Sales Two"]', `${ONE},${TWO}`],
		['usr_A1B2C3D4E5F6G7H8I', 'usr_A1B2C3D4E5F6G7H8I'],
		['Sales One, Sales Nine', nobody('Sales Nine')],
		['nobody@example.com', nobody('nobody@example.com')],
		[',', nothing],
		[[], nothing],
	],
	'n8n: the locator of another node, as it is stored': [
		[{ __rl: true, mode: 'id', value: `${ONE}, Sales Two` }, `${ONE},${TWO}`],
		[[{ __rl: true, mode: 'list', value: ONE }, 'Sales Two'], `${ONE},${TWO}`],
		[{ __rl: true, mode: 'list', value: '' }, nothing],
	],
	'Airtable and Notion: people': [
		[[{ email: 'sales.one@example.com' }, { email: 'sales.two@example.com' }], `${ONE},${TWO}`],
		[[{ person: { email: 'sales.one@example.com' } }], ONE],
	],
};

/** IDs of one kind. */
function ids(noun: string, prefix: string): Corpus {
	const [one, two] = [`${prefix}A1B2C3`, `${prefix}D4E5F6`];
	const notAnId = (culprit: unknown): Rejected => ({
		problem: `holds something that is not the ID of a ${noun}`,
		advice: `An ID of a ${noun} begins with ${prefix}; several are separated by commas.`,
		culprit,
	});
	return {
		'lemlist: IDs, replies and addresses of pages': [
			[one, one],
			[{ _id: one }, one],
			[[{ _id: one }, { _id: two }], `${one},${two}`],
			[`https://app.lemlist.com/x/${one}`, one],
			[{ __rl: true, mode: 'id', value: `${one},${two}` }, `${one},${two}`],
			[`https://app.lemlist.com/x/${one}, https://app.lemlist.com/x/${two}?a=b`, `${one},${two}`],
		],
		'expressions, sheets and models: several': [
			[`${one},${two}`, `${one},${two}`],
			[`${one}, ${two}`, `${one},${two}`],
			[`${one};${two}`, `${one},${two}`],
			[`${one} | ${two}`, `${one},${two}`],
			[`${one} ${two}`, `${one},${two}`],
			[`${one}\n${two}\n`, `${one},${two}`],
			[[one, two], `${one},${two}`],
			[[[one], [two, '']], `${one},${two}`],
			[`["${one}","${two}"]`, `${one},${two}`],
			[`"${one}", '${two}'`, `${one},${two}`],
			[`\`${one}\``, one],
			[`<https://app.lemlist.com/x/${one}|A, B>`, one],
			[`\ufeff${one}\u200b`, one],
			[',', nothing],
			['[]', nothing],
		],
		'what is no ID': [
			['Spring outreach', notAnId('Spring')],
			[`${one}, x`, notAnId('x')],
			[`${prefix}`, notAnId(prefix)],
			[`${prefix}A1-B2`, notAnId(`${prefix}A1-B2`)],
			[one.toUpperCase(), notAnId(one.toUpperCase())],
			['zzz_A1B2C3', notAnId('zzz_A1B2C3')],
			['lead@company-1.example.com', notAnId('lead@company-1.example.com')],
			[7, notAnId(7)],
			[true, notAnId(true)],
			[{ id: 'rec1' }, notAnId({ id: 'rec1' })],
		],
	};
}

const CONTACT = 'ctc_contact0000000001';
const COMPANY = 'cpn_company0000000001';

const CONTACT_ADVICE = 'Use the ID (ctc_…) or the e-mail address of a contact.';
const COMPANY_ADVICE = 'Use the ID (cpn_…) or the domain of a company.';

const aPage = (advice: string): Rejected => ({ problem: 'is the address of a page', advice });

const contactId: Corpus = {
	'lemlist: IDs, replies and addresses of pages': [
		[CONTACT, CONTACT],
		['ctc_A1B2C3', 'ctc_A1B2C3'],
		[{ _id: CONTACT, email: 'other@example.com' }, CONTACT],
		[`https://app.lemlist.com/contacts/${CONTACT}`, CONTACT],
		[{ __rl: true, mode: 'email', value: 'lead@company-1.example.com' }, CONTACT],
		[`https://app.lemlist.com/companies/${COMPANY}/contacts/${CONTACT}`, CONTACT],
	],
	'sheets and mail programs: addresses': [
		['lead@company-1.example.com', CONTACT],
		['Lead@Company-1.Example.com', CONTACT],
		['Lead 1 <lead@company-1.example.com>', CONTACT],
		['mailto:lead@company-1.example.com', CONTACT],
		['\u2060lead@company-1.example.com', CONTACT],
		['lead@company-12.example.com', 'ctc_contact0000000012,ctc_contact0000000013'],
	],
	'expressions and models: several': [
		['ctc_A1, lead@company-1.example.com', `ctc_A1,${CONTACT}`],
		['ctc_A1; ctc_B2', 'ctc_A1,ctc_B2'],
		['ctc_A1|ctc_B2', 'ctc_A1,ctc_B2'],
		[['ctc_A1', ['ctc_B2']], 'ctc_A1,ctc_B2'],
		['["ctc_A1","ctc_B2"]', 'ctc_A1,ctc_B2'],
		['ctc_A1, ctc_A1', 'ctc_A1'],
		[[{ properties: { email: 'lead@company-1.example.com' } }], CONTACT],
		[',', nothing],
	],
	'what is no contact': [
		['nobody@example.com', unknownRecord('e-mail address', 'contact')],
		[
			'ctc_A1, nobody@example.com',
			unknownRecord('e-mail address', 'contact', 'nobody@example.com'),
		],
		['company-1.example.com', notA('contact', CONTACT_ADVICE)],
		[COMPANY, notA('contact', CONTACT_ADVICE)],
		['lea_A1', notA('contact', CONTACT_ADVICE)],
		...all(notA('contact', CONTACT_ADVICE), ...['Lead 1', 7, true, {}, 'opp_A1']),
		['https://www.linkedin.com/in/lead-one/', aPage(CONTACT_ADVICE)],
	],
};

const companyId: Corpus = {
	'lemlist: IDs, replies and addresses of pages': [
		[COMPANY, COMPANY],
		['cmp_A1B2C3', 'cmp_A1B2C3'],
		[{ _id: COMPANY, domain: 'other.example.com' }, COMPANY],
		[`https://app.lemlist.com/companies/${COMPANY}`, COMPANY],
		[`https://app.lemlist.com/companies/${COMPANY}/contacts/${CONTACT}`, COMPANY],
		[{ _id: 'opp_A1', contactId: CONTACT, companyId: COMPANY }, COMPANY],
		[{ _id: CONTACT, companyId: COMPANY, email: 'lead@company-1.example.com' }, COMPANY],
	],
	'HubSpot: contacts with the domain of their company': [
		[
			{ properties: { email: 'lead@company-1.example.com', domain: 'company-1.example.com' } },
			COMPANY,
		],
	],
	'sheets: domains': [
		['company-1.example.com', COMPANY],
		['https://www.company-1.example.com/', COMPANY],
		['COMPANY-1.EXAMPLE.COM', COMPANY],
		['company-12.example.com', 'cpn_company0000000012,cpn_company0000000013'],
	],
	'expressions and models: several': [
		['cpn_A1, company-1.example.com', `cpn_A1,${COMPANY}`],
		['cpn_A1; cmp_B2', 'cpn_A1,cmp_B2'],
		[['cpn_A1', 'cpn_B2'], 'cpn_A1,cpn_B2'],
		['["cpn_A1"]', 'cpn_A1'],
		['cpn_A1\ncpn_B2', 'cpn_A1,cpn_B2'],
		[',', nothing],
	],
	'what is no company': [
		['nowhere.example.com', unknownRecord('domain', 'company')],
		['lead@company-1.example.com', notA('company', COMPANY_ADVICE)],
		[CONTACT, notA('company', COMPANY_ADVICE)],
		...all(notA('company', COMPANY_ADVICE), ...['Example Company 1', 7, true, {}]),
		['https://www.linkedin.com/company/example-company-1/', aPage(COMPANY_ADVICE)],
	],
};

function unknownRecord(by: string, noun: string, culprit?: string): Rejected {
	return {
		problem: `is not the ${by} of any ${noun} in lemlist`,
		advice: `Check it, or add the ${noun} to lemlist first.`,
		...(culprit !== undefined && { culprit }),
	};
}

function notA(noun: string, advice: string): Rejected {
	return { problem: `is not a ${noun}`, advice };
}

const choices = (
	words: ReadonlyArray<readonly [given: string, sent: string]>,
	names: string,
	open?: string,
): Corpus => {
	const notAmong = (culprit: unknown): Rejected => ({
		problem: 'is not one of the choices',
		advice: `Use ${names}.`,
		culprit,
	});
	const [[one, sentOne], [two, sentTwo]] = [words[0]!, words[1]!];
	const both = `${sentOne},${sentTwo}`;
	const notice = `holds a ${open} that this node does not know, so lemlist judges it`;
	return {
		'the panel': words,
		'expressions, sheets and models: several': [
			[[one, two], both],
			[`${one},${two}`, both],
			[`${one}; ${two}`, both],
			[`${one}|${two}`, both],
			[`${one}\n${two}`, both],
			[`["${one}","${two}"]`, both],
			[`${one.toUpperCase()}, ${two.toLowerCase()}`, both],
			[` ${one} `, sentOne],
			[`"${one}"`, sentOne],
			[`${one}\u200b`, sentOne],
			[[{ name: one }], sentOne],
			[',', nothing],
			[[], nothing],
		],
		'what is no choice': [
			[`${one}, or so`, notAmong('or so')],
			['Something', notAmong('Something')],
			[7, notAmong(7)],
			[true, notAmong(true)],
			[{ id: 1 }, notAmong({ id: 1 })],
		],
		'what lemlist may add': [
			open === undefined
				? ['somethingNew', notAmong('somethingNew')]
				: ['somethingNew', { sent: 'somethingNew', notice }],
			open === undefined
				? [`${one}, somethingNew`, notAmong('somethingNew')]
				: [`${one}, somethingNew`, { sent: `${sentOne},somethingNew`, notice }],
		],
	};
};

const priority: Corpus = {
	'the panel': [
		['high', '2'],
		['medium', '1'],
		['low', '0'],
		[['high', 'low'], '2,0'],
	],
	'expressions, sheets and models': [
		['High, Medium', '2,1'],
		['high; low', '2,0'],
		['high|low', '2,0'],
		['2,1', '2,1'],
		[[2, 1, 0], '2,1,0'],
		[2, '2'],
		[0, '0'],
		['0', '0'],
		['["high",1]', '2,1'],
		[[{ name: 'High' }], '2'],
		[',', nothing],
		...(['none', 'None', 'urgent', 3, true] as const).map(
			(given) =>
				[
					given,
					{
						problem: 'holds something that cannot be searched for',
						advice: 'Use high, medium or low (or 2, 1, 0).',
						culprit: given,
						instead: { high: '2', medium: '1', low: '0' },
					},
				] as const,
		),
	],
};

const notADate: Rejected = {
	problem: 'is not a date',
	advice: 'Write it as 2026-12-31 or 2026-12-31 10:00.',
	instead: {},
};

/** The rejection of a date that could be two; filters have no option for it. */
const couldBe = (one: string, other: string): Rejected => ({
	problem: 'could be different days',
	advice: `Write the year first: ${one} or ${other}.`,
});

/** The beginning or the end of a range, in Europe/Paris on Monday, 30 November 2026, 10:00 UTC. */
const moments = (isEnd: boolean): Corpus => ({
	'a day: its first or last millisecond': [
		...all(
			isEnd ? '2026-12-05T22:59:59.999Z' : '2026-12-04T23:00:00.000Z',
			...[
				'2026-12-05',
				'2026/12/5',
				'2026.12.05',
				'Dec 5, 2026',
				'5-Dec-2026',
				46361,
				'46361',
				20261205,
			],
			...[
				'20261205',
				' 2026-12-05 ',
				{ start: '2026-12-05', end: null },
				['2026-12-05'],
				'2026-W49-6',
			],
		),
		['31/12/2026', isEnd ? '2026-12-31T22:59:59.999Z' : '2026-12-30T23:00:00.000Z'],
		['today', isEnd ? '2026-11-30T22:59:59.999Z' : '2026-11-29T23:00:00.000Z'],
		['tomorrow', isEnd ? '2026-12-01T22:59:59.999Z' : '2026-11-30T23:00:00.000Z'],
		['yesterday', isEnd ? '2026-11-29T22:59:59.999Z' : '2026-11-28T23:00:00.000Z'],
		['7 days ago', isEnd ? '2026-11-23T22:59:59.999Z' : '2026-11-22T23:00:00.000Z'],
		['-1 week', isEnd ? '2026-11-23T22:59:59.999Z' : '2026-11-22T23:00:00.000Z'],
		['in 3 days', isEnd ? '2026-12-03T22:59:59.999Z' : '2026-12-02T23:00:00.000Z'],
		['2020-01-01', isEnd ? '2020-01-01T22:59:59.999Z' : '2019-12-31T23:00:00.000Z'],
	],
	'a moment: itself': [
		...all(
			'2026-12-05T13:30:00.000Z',
			...['2026-12-05 14:30', '2026-12-05T13:30:00Z', 'Dec 5, 2026 2:30 PM', 46361.604166666664],
			...[1796477400, '1796477400000', 'Sat, 05 Dec 2026 13:30:00 GMT'],
		),
		['now', '2026-11-30T10:00:00.000Z'],
		['tomorrow 9am', '2026-12-01T08:00:00.000Z'],
		['1 hour ago', '2026-11-30T09:00:00.000Z'],
	],
	'what could be several days, or none': [
		['05/12/2026', couldBe('2026-12-05', '2026-05-12')],
		['5.12.2026 14:30', couldBe('2026-12-05 14:30', '2026-05-12 14:30')],
		...all(notADate, 'soon', 'last week', '2026', '10:00', '2026-02-30', true, {}, 123456),
		[
			'2026-12-05 09:00-10:00',
			{ problem: 'is a range of times', advice: 'Write when it starts: 2026-12-05 09:00.' },
		],
	],
});

const sides = (noun: string): Corpus => ({
	'the panel, sheets and models': [
		...all(true, 'with', 'With', true, 'true', 'yes', 1, '1', 'x', 'WAHR'),
		...all(false, 'without', 'Without', 'WITHOUT'),
		...all(nothing, false, 'false', 'no', 0, '0', 'FALSCH'),
		...all(
			{
				problem: 'is neither with nor without',
				advice: 'Use with (or true, yes, 1, x) or without. Blank, false, no and 0 are ignored.',
				instead: { with: true, without: false },
			},
			...['maybe', 2, `without ${noun}`, {}, 'done', '[object Object]'],
		),
	],
});

const texts: Corpus = {
	'the panel, sheets and models': [
		['offer', 'offer'],
		['  offer ', '  offer '],
		[7, '7'],
		[['offer'], 'offer'],
		['a, b', 'a, b'],
		['Müller & Co', 'Müller & Co'],
		...all(
			{
				problem: 'is not text',
				advice: 'Map a single text or number, not a whole object or list.',
			},
			{},
			['a', 'b'],
			'[object Object]',
		),
	],
};

const TYPES = [
	['phone', 'phone'],
	['linkedinSend', 'linkedinSend'],
	['email', 'email'],
	['Email', 'email'],
	['LinkedIn Message', 'linkedinSend'],
	['linkedin message', 'linkedinSend'],
	['LinkedIn Invite', 'linkedinInvite'],
	['LinkedIn Voice Note', 'linkedinVoiceNote'],
	['WhatsApp Message', 'whatsappMessage'],
	['Opportunity Replied', 'opportunityReplied'],
	['emails_replied', 'emailsReplied'],
	['Call', 'phone'],
	['to-do', 'manual'],
	['WhatsApp', 'whatsappMessage'],
] as const;

const CHANNELS = [
	['linkedin', 'linkedin'],
	['aircall', 'aircall'],
	['phone', 'aircall'],
	['Call', 'aircall'],
	['call', 'aircall'],
	['Email', 'email'],
	['SMS', 'sms'],
	['WhatsApp', 'whatsapp'],
	['whats app', 'whatsapp'],
	['Manual', 'manual'],
] as const;

const RECORD_TYPES = [
	['contact', 'contact'],
	['company', 'company'],
	['Contact', 'contact'],
	['COMPANY', 'company'],
] as const;

const STATUSES = [
	['due', 'due'],
	['done', 'done'],
	['Open', 'pending'],
	['pending', 'pending'],
	['Upcoming', 'upcoming'],
	['PAUSED', 'paused'],
	['ignored', 'ignored'],
] as const;

const TABLES = {
	assignedTo,
	campaignId: ids('campaign', 'cam_'),
	channel: choices(CHANNELS, 'Call, Email, LinkedIn, Manual, SMS, WhatsApp', 'channel'),
	companyId,
	completedAtFrom: moments(false),
	completedAtTo: moments(true),
	contactId,
	contactLinkedinUrl: texts,
	dueDateFrom: moments(false),
	dueDateTo: moments(true),
	hasCampaign: sides('campaign'),
	hasDueDate: sides('due date'),
	leadId: ids('lead', 'lea_'),
	objectType: choices(RECORD_TYPES, 'Company, Contact'),
	priority,
	search: texts,
	status: choices(STATUSES, 'Done, Due, Ignored, Open, Paused, Upcoming'),
	taskId: ids('task', 'opp_'),
	title: texts,
	type: choices(
		TYPES,
		'Email, Email Replied, LinkedIn Invite, LinkedIn Message, LinkedIn Replied, LinkedIn Voice Note, Manual, Opportunity Clicked, Opportunity Replied, Phone, WhatsApp Message',
		'type',
	),
} satisfies Record<string, Corpus>;

/** The table of each filter, by its name. Priorities have no word for nothing: none is a priority. */
export const filters: Record<string, Corpus> = Object.fromEntries(
	Object.entries(TABLES).map(([name, table]: [string, Corpus]) => [
		name,
		{ ...blanks, ...(name !== 'priority' && none), ...cellErrors, ...table },
	]),
);
