import type { IExecuteFunctions } from 'n8n-workflow';
import { teamMembers } from '../../../nodes/lemlist/team';
import { contextOfItem } from '../../../nodes/LemlistTasks/declarations/itemContext';
import type { Http } from '../support/execution';
import { executionOf, locator } from '../support/execution';
import { reply } from '../support/reply';
import { bodyOf } from '../support/update';

const users = [{ userId: 'usr_1', name: 'Assignee One', email: 'one@example.com' }];
const answering = (...answers: Array<ReturnType<typeof reply>>) => {
	let last = reply(200, { users });
	return jest.fn<ReturnType<Http>, Parameters<Http>>(async () => (last = answers.shift() ?? last));
};
const runOf = (http: Http) => executionOf({ items: [{}, {}, {}], http });
const itemsOf = (run: IExecuteFunctions) =>
	[0, 1, 2].map((index) => contextOfItem(run, index, run.helpers));

it('asks for the team with its users', async () => {
	const http = answering();
	const [item] = itemsOf(runOf(http));
	expect(await teamMembers(item!)).toEqual(users);
	expect(http).toHaveBeenCalledWith(
		expect.objectContaining({
			baseURL: 'https://lemlist.example.com/api',
			url: '/team',
			qs: { version: 'v2' },
		}),
	);
});

it('asks once per run, however many items want to know at once or later', async () => {
	const http = answering();
	const items = itemsOf(runOf(http));
	const all = await Promise.all([...items, ...items].map(teamMembers));
	await teamMembers(items[1]!);
	expect(all).toEqual(all.map(() => users));
	expect(http).toHaveBeenCalledTimes(1);
});

it('asks again in another run', async () => {
	const http = answering();
	await teamMembers(itemsOf(runOf(http))[0]!);
	await teamMembers(itemsOf(runOf(http))[0]!);
	expect(http).toHaveBeenCalledTimes(2);
});

it('asks again after a failure, which every item that waited for it gets', async () => {
	const http = answering(reply(500, 'Oops'), reply(200, { users }));
	const items = itemsOf(runOf(http));
	const first = await Promise.allSettled(items.map(teamMembers));
	expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
	expect(await teamMembers(items[0]!)).toEqual(users);
	expect(http).toHaveBeenCalledTimes(2);
});

it('knows nobody where the answer lists no users', async () => {
	const [item] = itemsOf(runOf(answering(reply(200, { userIds: ['usr_1'] }))));
	expect(await teamMembers(item!)).toEqual([]);
});

it('is asked for an e-mail address alone', async () => {
	const http = answering();
	await bodyOf({ title: 'Call', assignedTo: locator('usr_9') }, { http });
	expect(http).not.toHaveBeenCalled();
	await bodyOf({ assignedTo: locator('one@example.com') }, { http });
	expect(http).toHaveBeenCalledTimes(1);
});
