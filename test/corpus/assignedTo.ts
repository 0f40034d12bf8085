// Assignee.
import type { Corpus, Rejected } from './corpus';
import { all, blanks, cellErrors, none } from './corpus';
import { WHO_EXISTS } from './world';

const ONE = 'usr_SalesOne000000000';
const TWO = 'usr_SalesTwo000000000';
/** Somebody who left the team. */
const GONE = 'usr_A1B2C3D4E5F6G7H8I';

const nobody: Rejected = {
	problem: 'is not a team member',
	advice: WHO_EXISTS,
	instead: { 'Sales One': ONE, 'sales.one@example.com': ONE },
};

const notAPerson: Rejected = {
	problem: 'is not a team member',
	advice: 'Use the user ID (usr_…), the e-mail address or the name of a team member.',
};

const oneOfTwo: Rejected = {
	problem: 'is the name of several team members',
	advice:
		'Use an e-mail address: Sales Twin (twin.1@example.com), Sales Twin (twin.2@example.com).',
	instead: { 'twin.1@example.com': 'usr_Twin1000000000000' },
};

/** Spellings of one member. */
export const assignedTo: Corpus = {
	...blanks,
	...none,
	...cellErrors,
	'lemlist: user IDs, also of people who left': [
		[ONE, ONE],
		[GONE, GONE],
		['usr_1', 'usr_1'],
		[`https://app.lemlist.com/settings/team/${GONE}`, GONE],
		[{ userId: ONE, name: 'Sales One', email: 'sales.one@example.com', role: 'member' }, ONE],
		[{ _id: ONE, email: 'sales.one@example.com' }, ONE],
		[{ usr_1: true }, notAPerson],
	],
	'n8n: the locator of another node, as it is stored': [
		[{ __rl: true, mode: 'list', value: ONE, cachedResultName: 'Sales One' }, ONE],
		[{ __rl: true, mode: 'email', value: 'sales.one@example.com' }, ONE],
		['{"__rl":true,"mode":"id","value":"Sales One"}', ONE],
		[
			{ __rl: true, mode: 'id', value: 'Sales Nine' },
			{ ...nobody, culprit: 'Sales Nine' },
		],
	],
	'Google Sheets: names and addresses as people type them': [
		['Sales One', ONE],
		['sales one', ONE],
		['SALES ONE', ONE],
		[' Sales  One ', ONE],
		['sales.one@example.com', ONE],
		['Sales.One@Example.com', ONE],
		['SALES.ONE@EXAMPLE.COM ', ONE],
		['Sales One ', ONE],
		['Sales\u00a0One', ONE],
		['Sales\nOne', ONE],
		["'sales.one@example.com", ONE],
		['"Sales One"', ONE],
		['Sales Twin', oneOfTwo],
		['sales twin', oneOfTwo],
		['Sales Nine', nobody],
		['Sales', nobody],
		['One', nobody],
		['S. One', nobody],
		['Sales One / Sales Two', nobody],
		['Sales One, Sales Two', nobody],
		['sales.one@example.com, sales.two@example.com', nobody],
		['nobody@example.com', nobody],
		['sales.one@example', nobody],
		['sales.one', nobody],
		['@Sales One', nobody],
	],
	'Google Sheets: a people chip': [
		['sales.one@example.com', ONE],
		['Sales One', ONE],
	],
	'mail programs and address books': [
		['Sales One <sales.one@example.com>', ONE],
		['"Sales One" <sales.one@example.com>', ONE],
		['"One, Sales" <sales.one@example.com>', ONE],
		['<sales.one@example.com>', ONE],
		['sales.one@example.com <sales.one@example.com>', nobody],
		['Sales One (sales.one@example.com)', ONE],
		['mailto:sales.one@example.com', ONE],
		['mailto:sales.one@example.com?subject=Call', ONE],
		['One, Sales', ONE],
		['ONE, SALES', ONE],
		['sales.one@example.com;', ONE],
		['Sales One <sales.nine@example.com>', { ...nobody, culprit: 'sales.nine@example.com' }],
	],
	'Slack and Markdown': [
		['<mailto:sales.one@example.com|sales.one@example.com>', nobody],
		['[Sales One](mailto:sales.one@example.com)', nobody],
		['`sales.one@example.com`', ONE],
		['**Sales One**', ONE],
		['<@U012AB3CD>', nobody],
	],
	'web pages and PDF files: invisible characters': [
		['\u2060sales.one@example.com', ONE],
		['sales.one@example.com\u200b', ONE],
		['sales.one\u00ad@example.com', ONE],
		[`${ONE}\u00ad`, ONE],
		[`\ufeff${ONE}`, ONE],
		[`\u202a${ONE}\u202c`, ONE],
		['Sales\u200b One', ONE],
	],
	'HubSpot: owners': [
		[{ id: '41629779', email: 'sales.one@example.com', firstName: 'Sales', lastName: 'One' }, ONE],
		['41629779', nobody],
		[41629779, notAPerson],
		['Sales One (sales.one@example.com)', ONE],
		['No owner', nobody],
		['Unassigned', nobody],
	],
	'Pipedrive: users and persons': [
		[
			{ id: 11, name: 'Sales One', email: 'sales.one@example.com', active_flag: true, value: 11 },
			ONE,
		],
		[{ email: [{ label: 'work', value: 'sales.one@example.com', primary: true }] }, ONE],
		[{ id: 11, name: 'Sales One' }, notAPerson],
		[11, notAPerson],
	],
	'Salesforce: owners': [
		['0055g00000ABCDEAA0', nobody],
		[{ Id: '0055g00000ABCDEAA0', Name: 'Sales One' }, notAPerson],
		['Sales One', ONE],
	],
	'Airtable: collaborators and linked records': [
		[{ id: 'usrAbCdEfGhIjKlMn', email: 'sales.one@example.com', name: 'Sales One' }, ONE],
		[[{ id: 'usrAbCdEfGhIjKlMn', email: 'sales.one@example.com' }], ONE],
		[['sales.one@example.com'], ONE],
		[['Sales One'], ONE],
		[['recA1B2C3D4E5F6G7'], { ...nobody, culprit: 'recA1B2C3D4E5F6G7' }],
		[[{ email: 'sales.one@example.com' }, { email: 'sales.two@example.com' }], notAPerson],
		['usrAbCdEfGhIjKlMn', nobody],
	],
	'Notion: people': [
		[
			{ object: 'user', id: 'a1b2', name: 'Sales One', person: { email: 'sales.one@example.com' } },
			ONE,
		],
		[[{ object: 'user', person: { email: 'sales.two@example.com' } }], TWO],
		['@Sales One', nobody],
		['Sales One, Sales Two', nobody],
	],
	'Slack: a user of its API': [
		[{ id: 'U012AB3CD', profile: { email: 'sales.one@example.com' } }, ONE],
	],
	'n8n: expressions that return what they find': [
		[[ONE], ONE],
		[[[ONE]], ONE],
		[[ONE, TWO], notAPerson],
		['{"email":"sales.one@example.com"}', ONE],
		['["sales.one@example.com"]', ONE],
		['[object Object]', nobody],
		[{}, notAPerson],
		[true, notAPerson],
		[0, notAPerson],
	],
	model: [
		['sales.one@example.com', ONE],
		['Sales One', ONE],
		['user_id: usr_SalesOne000000000', nobody],
		['usr_xyz-789', nobody],
		['me', nobody],
		['unassigned', nobody],
		...all(nobody, 'the account manager', 'Sales Team'),
		['Account Manager', 'usr_AccountManager000'],
	],
};
