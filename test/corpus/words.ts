// Done, Priority and Type: fields that take a word.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none, nothing } from './corpus';

const neither: Rejected = {
	problem: 'is neither done nor reopen',
	advice: 'Use done (or true, yes, 1, x) or reopen. Blank, false, no and 0 are ignored.',
	instead: {
		done: true,
		true: true,
		yes: true,
		1: true,
		x: true,
		reopen: false,
		false: undefined,
		no: undefined,
		0: undefined,
	},
};

/** Done: true for done, false for reopen; a no changes nothing. */
export const done: Corpus = {
	...blanks,
	...none,
	...cellErrors,
	'the panel': [
		['done', true],
		['reopen', false],
		['Done', true],
		['Reopen', false],
		['Unchanged', nothing],
	],
	'Google Sheets and Excel: a ticked or unticked cell': [
		[true, true],
		[false, nothing],
		['TRUE', true],
		['FALSE', nothing],
		['x', true],
		['X', true],
		['✓', true],
		['✔', true],
		['✔️', true],
		['☑', true],
		['✅', true],
		['☐', nothing],
		['✗', nothing],
		['❌', nothing],
		['-', neither],
	],
	'Google Sheets and Excel in German, French, Spanish, Italian, Portuguese and Dutch': [
		...all(true, 'WAHR', 'VRAI', 'VERDADERO', 'VERO', 'VERDADEIRO', 'WAAR'),
		...all(nothing, 'FALSCH', 'FAUX', 'FALSO', 'ONWAAR'),
		...all(neither, 'ja', 'nein', 'oui', 'non', 'sí', 'hecho', 'erledigt', 'fait'),
	],
	'CSV files: numbers': [
		[1, true],
		[0, nothing],
		['1', true],
		['0', nothing],
		['1.0', true],
		['0.0', nothing],
		[2, neither],
		['2', neither],
		[-1, neither],
		['01', neither],
	],
	'people: words': [
		...all(
			true,
			'yes',
			'Yes',
			'YES',
			'y',
			'Y',
			' yes ',
			'yes\u200b',
			'"yes"',
			"'done",
			'DONE',
			'on',
		),
		...all(nothing, 'no', 'No', 'n', 'N', 'off'),
		...all(
			neither,
			...['maybe', 'done?', 'not done', 'undone', 'reopened', 'open', 'to do', 'ok', 'done!', 'ye'],
			...['yes, please', 'done 12/5', 'half', 'true or false', 't', 'f'],
		),
	],
	'HubSpot: task status': [
		['COMPLETED', true],
		['completed', true],
		...all(neither, 'NOT_STARTED', 'IN_PROGRESS', 'WAITING', 'DEFERRED'),
	],
	'Salesforce: task status': [
		['Completed', true],
		...all(neither, 'Not Started', 'In Progress', 'Waiting on someone else', 'Deferred'),
	],
	'Pipedrive: done of an activity': [
		[true, true],
		[1, true],
		[0, nothing],
		['To do', neither],
	],
	'Airtable: a checkbox, and one in a CSV file': [
		[true, true],
		[undefined, nothing],
		['checked', true],
		['unchecked', nothing],
		[[true], true],
	],
	'Notion: a checkbox, and a status': [
		[true, true],
		['Yes', true],
		['No', nothing],
		['Done', true],
		...all(neither, 'In progress', 'Not started', 'Complete!'),
		['Complete', true],
	],
	'lemlist: statuses of a task': [
		['completed', true],
		['done', true],
		...all(neither, 'pending', 'due', 'upcoming', 'paused', 'ignored'),
	],
	'n8n: what expressions return': [
		['true', true],
		['false', nothing],
		[[true], true],
		[[false], nothing],
		...all(neither, [true, false], {}, { done: true }, '[object Object]', 'undefined?'),
	],
	model: [
		[true, true],
		['true', true],
		['True', true],
		['False', nothing],
		['done', true],
		['mark as done', neither],
		['`done`', true],
	],
};

const notAPriority: Rejected = {
	problem: 'is not a priority',
	advice: 'Use high, medium, low or none (or 2, 1, 0).',
	instead: { high: '2', medium: '1', low: '0', none: '', 2: '2', 1: '1', 0: '0' },
};

/** Priority: '0' low, '1' medium, '2' high, '' none. */
export const priority: Corpus = {
	...blanks,
	...cellErrors,
	'the panel': [
		['high', '2'],
		['medium', '1'],
		['low', '0'],
		['none', ''],
		['High', '2'],
		['Medium', '1'],
		['Low', '0'],
		['None', ''],
		['Unchanged', nothing],
	],
	'lemlist: replies hold a number, requests text': [
		[2, '2'],
		[1, '1'],
		[0, '0'],
		['2', '2'],
		['1', '1'],
		['0', '0'],
		[null, nothing],
		['', nothing],
		[3, notAPriority],
		[-1, notAPriority],
	],
	'Google Sheets: as people type it': [
		...all('2', 'HIGH', ' high ', 'High ', 'high\u200b', '"high"', "'high", 'high\n', '\ufeffhigh'),
		...all('1', 'MEDIUM', 'medium', 'Medium\u00a0'),
		...all('0', 'LOW', 'low', ' Low'),
		...all('', 'NONE', ' none '),
		...all(
			notAPriority,
			...[
				'hihg',
				'highest',
				'lowest',
				'urgent',
				'Urgent',
				'normal',
				'critical',
				'top',
				'H',
				'M',
				'L',
			],
			...['high!', 'high/medium', 'high, low', 'very high', 'med', 'mid', 'asap', '!!!', '🔥', '-'],
			...['no priority', 'not set', 'yes'],
		),
	],
	'Google Sheets in German, French and Spanish': all(
		notAPriority,
		...['hoch', 'mittel', 'niedrig', 'keine', 'haute', 'moyenne', 'basse', 'alta', 'media', 'baja'],
	),
	'CSV files: numbers': [
		['2.0', '2'],
		['1.0', '1'],
		['0.0', '0'],
		[2.0, '2'],
		['02', notAPriority],
		['2,0', notAPriority],
		[1.5, notAPriority],
		['1.5', notAPriority],
	],
	'HubSpot: task priority': [
		['HIGH', '2'],
		['MEDIUM', '1'],
		['LOW', '0'],
		['NONE', ''],
	],
	'Salesforce: task priority': [
		['High', '2'],
		['Low', '0'],
		['Normal', notAPriority],
	],
	'Pipedrive: activity priority': [
		[183, notAPriority],
		['High', '2'],
		['Medium', '1'],
		['Low', '0'],
	],
	'ClickUp, Todoist and Linear: other scales': all(
		notAPriority,
		...['urgent', 'normal', 'P1', 'p2', 'Priority 1', 4, '4', '1 - High', 'No priority'],
		...[{ id: '2', priority: 'high' }, { priority: 2 }],
	),
	Airtable: [
		['High', '2'],
		[['High'], '2'],
		[['High', 'Low'], notAPriority],
		['🔴 High', notAPriority],
	],
	'Notion, Asana and Jira: a choice as an object': [
		[{ id: 'a1b2', name: 'High', color: 'red' }, '2'],
		[{ name: 'Medium' }, '1'],
		[{ id: '3', name: 'Medium' }, '1'],
		[{ name: 'Highest' }, notAPriority],
		[{ name: null }, nothing],
		['{"name":"Low"}', '0'],
	],
	'n8n: what expressions return': all(
		notAPriority,
		...[true, false, {}, [], [1, 2], '[object Object]'].filter(
			(each) => !Array.isArray(each) || each.length > 0,
		),
	),
	model: [
		['high', '2'],
		['High', '2'],
		['None', ''],
		['null', nothing],
		['high priority', notAPriority],
		['**high**', '2'],
		['`2`', '2'],
	],
};

const notAType: Rejected = {
	problem: 'is not one of the choices',
	advice: 'Use Email, LinkedIn, Manual, Phone.',
	instead: { Email: 'email', LinkedIn: 'linkedin', Manual: 'manual', Phone: 'phone' },
};

const added = (sent: string) => ({
	sent,
	notice: 'holds a type that this node does not know, so lemlist judges it',
});

/** Type of Create. */
export const type: Corpus = {
	...blanks,
	...none,
	...cellErrors,
	'the panel': [
		...all('email', 'email', 'Email'),
		...all('linkedin', 'linkedin', 'LinkedIn'),
		...all('manual', 'manual', 'Manual'),
		...all('phone', 'phone', 'Phone'),
	],
	'Google Sheets: as people type it': [
		...all('email', 'EMAIL', ' email ', 'E-mail', 'e mail', 'email\u200b', "'email"),
		...all('linkedin', 'Linkedin', 'LINKEDIN', 'Linked In', 'linked-in', 'linked_in'),
		...all('phone', 'PHONE', 'phone ', '"phone"', 'Call', 'call', 'Phone Call', 'phone-call'),
		...all('manual', 'MANUAL', 'To-do', 'to do', 'Todo'),
		...all(
			notAType,
			...[
				'Meeting',
				'LinkedIn message',
				'LI',
				'Phone / Email',
				'email, phone',
				'📞',
				'E-Mail schreiben',
			],
			...['Visit', 'linkedin!', '1'],
		),
	],
	'lemlist: types of the list, and ones that it may add': [
		['linkedinSend', added('linkedinSend')],
		['linkedinInvite', added('linkedinInvite')],
		['whatsappMessage', added('whatsappMessage')],
		['sms', added('sms')],
		['opportunityReplied', added('opportunityReplied')],
	],
	'HubSpot: task type': [
		['CALL', 'phone'],
		['EMAIL', 'email'],
		['TODO', 'manual'],
		['LINKED_IN_MESSAGE', notAType],
	],
	'Pipedrive: activity type': [
		['call', 'phone'],
		['email', 'email'],
		['meeting', added('meeting')],
		['lunch', added('lunch')],
	],
	'Salesforce: task subtype': [
		['Call', 'phone'],
		['Email', 'email'],
		['Other', notAType],
		['LinkedIn', 'linkedin'],
	],
	'Airtable and Notion': [
		[['Phone'], 'phone'],
		[['Phone', 'Email'], notAType],
		[{ name: 'Phone', color: 'red' }, 'phone'],
		[{ select: { name: 'Phone' } }, notAType],
	],
	'n8n: what expressions return': all(notAType, 7, true, {}, '[object Object]'),
	model: [
		['phone', 'phone'],
		['phone call', 'phone'],
		['a phone call', notAType],
		['`linkedin`', 'linkedin'],
	],
};
