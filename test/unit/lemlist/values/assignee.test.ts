import fc from 'fast-check';
import { toAssignee, toAssignees } from '../../../../nodes/lemlist/values/assignee';
import type { Rejection } from '../../../../nodes/lemlist/values/reader';
import { anyCase } from '../../support/arbitraries';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import { bodyOf, rejectionOf } from '../../support/update';

const members = [
	{ userId: 'usr_1', name: 'Member One', email: 'one@example.com' },
	{ userId: 'usr_2', email: 'Two@Example.com' },
	{ userId: 'usr_3' },
	{ userId: 'usr_4', name: 'Ren\u00e9 M\u00fcller' },
	{ userId: 'usr_5', name: 'Twin', email: 'twin.one@example.com' },
	{ userId: 'usr_6', name: ' twin ', email: 'twin.two@example.com' },
];
const WHO_EXISTS =
	'The team of this API key has: Member One (one@example.com), Two@Example.com, usr_3, Ren\u00e9 M\u00fcller, Twin (twin.one@example.com),  twin  (twin.two@example.com). Use a user ID (usr_…) for anybody who left it.';
const team = async () => reply(200, { users: members });

it('leaves a user ID as it is and looks nothing up', async () => {
	const lookUp = jest.fn();
	expect(await toAssignee(' usr_9 ', lookUp)).toEqual({ value: 'usr_9' });
	expect(lookUp).not.toHaveBeenCalled();
});

it('finds an e-mail address in any case', async () => {
	await fc.assert(
		fc.asyncProperty(anyCase('one@example.com', 'two@example.com'), async (email) => {
			const userId = email.toLowerCase().startsWith('one') ? 'usr_1' : 'usr_2';
			const reading = await toAssignee(` ${email}\n`, async () => members);
			expect(reading).toEqual({ value: userId });
		}),
	);
});

it.each(['list', 'id', 'email'])("does not depend on the locator's mode: %s", async (mode) => {
	const byEmail = { assignedTo: locator('two@example.com', mode) };
	expect(await bodyOf(byEmail, { http: team })).toEqual({ id: 'opp_1', assignedTo: 'usr_2' });
	const byId = { assignedTo: locator('usr_9', mode) };
	expect(await bodyOf(byId)).toEqual({ id: 'opp_1', assignedTo: 'usr_9' });
});

it('says who exists when nobody has the address', async () => {
	const assignedTo = locator('three@example.com');
	const error = await rejectionOf({ assignedTo }, { http: team });
	expect(error.message).toBe(`'Assignee' is not a team member: "three@example.com". ${WHO_EXISTS}`);
	expect(error).toMatchObject({ code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' });
});

describe('a name', () => {
	const read = async (given: unknown) => await toAssignee(given, async () => members);

	it.each([
		['Member One', 'usr_1'],
		['MEMBER ONE', 'usr_1'],
		['  member\t\u00a0 one\n', 'usr_1'],
		['Ren\u00e9 M\u00fcller', 'usr_4'],
		['Rene\u0301 Mu\u0308ller', 'usr_4'],
		['REN\u00c9 MU\u0308LLER', 'usr_4'],
	])('is looked up: %j is %s', async (given, userId) => {
		expect(await read(given)).toEqual({ value: userId });
	});

	it('is found in any case', async () => {
		await fc.assert(
			fc.asyncProperty(anyCase('member one', 'ren\u00e9 m\u00fcller'), async (name) => {
				expect(await read(name)).toEqual({ value: /one/i.test(name) ? 'usr_1' : 'usr_4' });
			}),
		);
	});

	it('of several members is rejected, with the addresses that tell them apart', async () => {
		expect(await read('TWIN')).toEqual({
			problem: 'is the name of several team members',
			advice: 'Use an e-mail address: Twin (twin.one@example.com),  twin  (twin.two@example.com).',
			code: 'UNKNOWN_ASSIGNEE',
			reason: 'unknown assignee',
			culprit: 'TWIN',
		});
	});

	it.each(['Member', 'One', 'Member One Two', 'Rene Muller', 'USR_1', 'opp_1', 'Unassigned'])(
		'%j of nobody is rejected, and says who there is',
		async (given) => {
			expect(await read(given)).toEqual({
				problem: 'is not a team member',
				advice: WHO_EXISTS,
				code: 'UNKNOWN_ASSIGNEE',
				reason: 'unknown assignee',
				culprit: given,
			});
		},
	);

	it('never stands for an address, nor an address for a name', async () => {
		const team = [{ userId: 'usr_1', name: 'one@example.com', email: 'two@example.com' }];
		expect(await toAssignee('one@example.com', async () => team)).toHaveProperty('problem');
		expect(await toAssignee('two', async () => team)).toHaveProperty('problem');
	});
});

it('lists 20 members at most', async () => {
	const many = Array.from({ length: 23 }, (_, index) => ({ userId: `usr_${index}` }));
	const { advice } = (await toAssignee('nobody', async () => many)) as Rejection;
	expect(advice).toMatch(/ usr_18, usr_19, and 3 more\. Use /);
});

it('says that a team has no members', async () => {
	expect(await toAssignee('nobody', async () => [])).toMatchObject({
		advice: 'The team of this API key has no members.',
	});
});

it.each([7, true, { id: 'rec_1' }, ['usr_1', 'usr_2']])(
	'rejects %j, which is no text, and looks nothing up',
	async (value) => {
		const error = await rejectionOf({ assignedTo: value });
		expect(error.message).toBe(
			`'Assignee' is not a team member: ${JSON.stringify(value)}. Use the user ID (usr_…), the e-mail address or the name of a team member.`,
		);
		expect(error).toMatchObject({ code: 'INVALID_VALUE', field: 'assignedTo' });
	},
);

it.each<[from: string, given: unknown, userId: string]>([
	['a member of the team, as lemlist replies', members[0], 'usr_1'],
	['a user of Airtable', { id: 'usrAbc', email: 'one@example.com', name: 'Member One' }, 'usr_1'],
	['a list of one user', [{ id: 'usrAbc', email: 'one@example.com' }], 'usr_1'],
	['a person of Notion', { object: 'user', person: { email: 'one@example.com' } }, 'usr_1'],
	['JSON', '{"email":"one@example.com"}', 'usr_1'],
	['an address with a name', 'Member One <one@example.com>', 'usr_1'],
	['a name with an address', 'Member One (one@example.com)', 'usr_1'],
	['a link', 'mailto:one@example.com', 'usr_1'],
	['the last name first', 'One, Member', 'usr_1'],
	['a URL', 'https://app.lemlist.com/settings/team/usr_9', 'usr_9'],
	['an ID in quotes', '"usr_9"', 'usr_9'],
	['a soft hyphen behind the ID', 'usr_9\u00ad', 'usr_9'],
	['a word joiner in front of the address', '\u2060one@example.com', 'usr_1'],
])('understands %s', async (_, given, userId) => {
	expect(await toAssignee(given, async () => members)).toEqual({ value: userId });
});

it.each(['None', 'null', '<UNKNOWN>', '""'])('takes %s for nobody in particular', async (given) => {
	const lookUp = jest.fn();
	expect(await toAssignee(given, lookUp)).toEqual({ value: undefined });
	expect(lookUp).not.toHaveBeenCalled();
});

describe('several assignees', () => {
	const read = async (given: unknown) => await toAssignees(given, async () => members);

	it.each([
		['usr_9', 'usr_9'],
		['one@example.com, usr_9', 'usr_1,usr_9'],
		[['one@example.com', ['Two@example.com']], 'usr_1,usr_2'],
		['["usr_8","usr_9"]', 'usr_8,usr_9'],
		['member one\nTwo@example.com', 'usr_1,usr_2'],
		[['Ren\u00e9 M\u00fcller', 'usr_9'], 'usr_4,usr_9'],
		[',', undefined],
	])('are %j as %j', async (given, value) => {
		expect(await read(given)).toEqual({ value });
	});

	it('are rejected for the one at fault', async () => {
		expect(await read('one@example.com, nobody@example.com')).toMatchObject({
			code: 'UNKNOWN_ASSIGNEE',
			reason: 'unknown assignee',
			culprit: 'nobody@example.com',
		});
		expect(await read(['Member One', 'Twin'])).toMatchObject({ culprit: 'Twin' });
		expect(await read([7])).toMatchObject({ culprit: 7 });
	});
});

it.each(['usr_1, usr_2', 'usr_1 usr_2'])('does not take %j for one user ID', async (given) => {
	expect(await toAssignee(given, async () => members)).toMatchObject({
		problem: 'is not a team member',
	});
});
