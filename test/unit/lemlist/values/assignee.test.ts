import fc from 'fast-check';
import { toAssignee, toAssignees } from '../../../../nodes/lemlist/values/assignee';
import { anyCase } from '../../support/arbitraries';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import { bodyOf, rejectionOf } from '../../support/update';

const members = [
	{ userId: 'usr_1', email: 'one@example.com' },
	{ userId: 'usr_2', email: 'Two@Example.com' },
	{ userId: 'usr_3' },
];
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

it.each(['list', 'id', 'email'])("never mind the locator's mode: %s", async (mode) => {
	const byEmail = { assignedTo: locator('two@example.com', mode) };
	expect(await bodyOf(byEmail, { http: team })).toEqual({ id: 'opp_1', assignedTo: 'usr_2' });
	const byId = { assignedTo: locator('usr_5', mode) };
	expect(await bodyOf(byId)).toEqual({ id: 'opp_1', assignedTo: 'usr_5' });
});

it('says who exists when nobody has the address', async () => {
	const assignedTo = locator('three@example.com');
	const error = await rejectionOf({ assignedTo }, { http: team, itemIndex: 1 });
	expect(error.message).toBe(
		`'Assignee' is not the e-mail address of a team member: "three@example.com". The team of this API key has: one@example.com, Two@Example.com.`,
	);
	expect(error).toMatchObject({ code: 'UNKNOWN_ASSIGNEE', field: 'assignedTo' });
});

it.each(['Assignee One', 'USR_1', 'opp_1', 7, true, { email: 'one@example.com' }])(
	'rejects %j, which is neither',
	async (value) => {
		const error = await rejectionOf({ assignedTo: locator(value) });
		expect(error.message).toContain("'Assignee' is neither a user ID nor an e-mail address: ");
		expect(error.message).toContain(JSON.stringify(value));
	},
);

describe('several assignees', () => {
	const read = async (given: unknown) => await toAssignees(given, async () => members);

	it.each([
		['usr_9', 'usr_9'],
		['one@example.com, usr_9', 'usr_1,usr_9'],
		[['one@example.com', ['Two@example.com']], 'usr_1,usr_2'],
		['["usr_8","usr_9"]', 'usr_8,usr_9'],
		[',', undefined],
	])('are %j as %j', async (given, value) => {
		expect(await read(given)).toEqual({ value });
	});

	it('are rejected for the one at fault', async () => {
		expect(await read('one@example.com, nobody@example.com')).toMatchObject({
			code: 'UNKNOWN_ASSIGNEE',
			culprit: 'nobody@example.com',
		});
	});
});

it.each(['usr_1, usr_2', 'usr_1 usr_2'])('does not take %j for one user ID', async (given) => {
	expect(await toAssignee(given, async () => members)).toMatchObject({
		problem: 'is neither a user ID nor an e-mail address',
	});
});
