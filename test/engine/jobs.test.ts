// What sales teams do with tasks, each built as a user would, with Simplify on: that its output has what the
// next step of the job needs. Job 6, the done tasks of a trigger, is in trigger.test.ts.
import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { manyTasks, type SandboxTask } from '../../sandbox';
import type { Row } from './support/rows';
import { locator } from './support/workflow';
import type { World } from './support/world';
import { errorOf, startWorld } from './support/world';

const ONE = 'usr_SalesOne000000000';
const TWO = 'usr_SalesTwo000000000';
const HOUR = 60 * 60 * 1000;

const at = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();
const done = { status: 'completed', completedAt: at(-1) } as const;

/** One task per entry; each is the first contact's and Sales One's unless the entry says otherwise. */
const tasksWith = (...changes: Array<Partial<SandboxTask>>): SandboxTask[] =>
	manyTasks(changes.length).map((task, index) => ({
		...task,
		...{ contactId: 'ctc_contact0000000001', userId: ONE },
		...changes[index],
	}));

const jsonOf = (items: INodeExecutionData[]): IDataObject[] => items.map(({ json }) => json);

/** Runs an operation with a row per output of the node before it. */
const step = async (
	{ run }: World,
	operation: string,
	parameters: INodeParameters = {},
	rows: IDataObject[] = [{}],
	options: INodeParameters = {},
): Promise<IDataObject[]> => {
	const { updated, error } = await run(rows as Row[], {
		parameters: { resource: 'task', operation, ...parameters },
		options,
	});
	if (error) throw error;
	return jsonOf(updated);
};

const all: INodeParameters = { returnAll: true };
const open: INodeParameters = { status: ['pending'] };
const eachTask = locator('={{ $json._id }}');

it('1. a call list: whom to call, where, about what, and which task to mark', async () => {
	const world = await startWorld({
		tasks: tasksWith({ type: 'phone', dueDate: at(-1) }, { type: 'email' }),
	});

	const list = await step(
		world,
		'getAll',
		{ ...all, filters: { ...open, type: ['phone'] } },
		[{}],
		{
			include: ['contact'],
		},
	);

	expect(list).toEqual([
		expect.objectContaining({
			_id: 'opp_load0000000000001',
			contactId: 'ctc_contact0000000001',
			campaignName: 'Spring outreach',
			contact: expect.objectContaining({
				email: 'lead@company-1.example.com',
				fields: expect.objectContaining({ phone: '+1 202 555 0101' }),
			}),
		}),
	]);
});

it('2. done after the call: by the outcome of each call, blank for none', async () => {
	const world = await startWorld({ tasks: tasksWith({ type: 'phone' }, { type: 'phone' }) });
	const [called = '', missed = ''] = [...world.sandbox.tasks.keys()];

	const { updated, failed } = await world.run(
		[
			{ task: called, done: 'yes', message: 'Wants an offer' },
			{ task: missed, done: '' },
		],
		{ onError: 'continueErrorOutput' },
	);

	expect(jsonOf(updated)).toEqual([
		expect.objectContaining({ _id: called, status: 'done', message: 'Wants an offer' }),
	]);
	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({ code: 'NOTHING_TO_UPDATE', taskId: missed }),
	]);
});

it('2b. a contact replied: close the open tasks, by e-mail address', async () => {
	const world = await startWorld({
		tasks: tasksWith({}, { contactId: 'ctc_contact0000000002' }, done, {}),
	});

	const theirs = await step(
		world,
		'getAll',
		{ ...all, filters: { ...open, contactId: locator('={{ $json.from }}', 'email') } },
		[{ from: 'Lead 1 <lead@company-1.example.com>' }],
	);
	await step(world, 'ignore', { taskId: eachTask }, theirs);

	const statuses = [...world.sandbox.tasks.values()].map(({ status }) => status);
	expect(statuses).toEqual(['ignored', 'pending', 'completed', 'ignored']);
});

it('3. how many are open, per campaign and type: by Count, or from the fields of a list', async () => {
	const world = await startWorld({ tasks: tasksWith({ type: 'phone' }, { type: 'email' }, done) });

	expect(await step(world, 'count', { filters: open })).toEqual([{ count: 2 }]);
	const list = await step(world, 'getAll', { ...all, filters: open });
	expect(list.map(({ campaignName, type }) => [campaignName, type])).toEqual([
		['Spring outreach', 'phone'],
		['Webinar follow-up', 'email'],
	]);
});

it('4. tasks from a sheet or CRM: in one choice, and none twice', async () => {
	const world = await startWorld({ tasks: [] });
	const rows = ['lead@company-1.example.com', 'lead@company-2.example.com'].map((Email) => ({
		...{ Email, Type: 'call', Title: 'Call about the offer', Assignee: 'Sales Two' },
		...{ 'Due Date': '2030-01-15', Priority: 'high' },
	}));
	const create = async () =>
		await step(
			world,
			'create',
			{ mappingMode: 'autoMapInputData', recordId: locator('', 'list') },
			rows,
			{ skipIfOpenTaskExists: true },
		);

	const created = await create();
	const again = await create();

	expect(created.map(({ alreadyOpen }) => alreadyOpen)).toEqual([undefined, undefined]);
	expect(again.map(({ _id, alreadyOpen }) => [_id, alreadyOpen])).toEqual(
		created.map(({ _id }) => [_id, true]),
	);
	expect([...world.sandbox.tasks.values()]).toEqual([
		expect.objectContaining({ type: 'phone', userId: TWO, priority: 2 }),
		expect.objectContaining({ contactId: 'ctc_contact0000000002' }),
	]);
});

it('5. a report per rep and campaign: with channel and when it was done', async () => {
	const world = await startWorld({ tasks: tasksWith({ ...done, type: 'phone' }, {}) });

	const list = await step(world, 'getAll', { ...all, filters: { status: ['done'] } });

	expect(list).toEqual([
		expect.objectContaining({
			...{ ownerName: 'Sales One', campaignName: 'Spring outreach', channel: 'aircall' },
			completedAt: done.completedAt,
		}),
	]);
});

it('7. a message for each LinkedIn task, from what is known of the contact', async () => {
	const world = await startWorld({
		tasks: tasksWith({ type: 'linkedinSend' }, { type: 'manual' }),
	});

	const list = await step(
		world,
		'getAll',
		{ ...all, filters: { ...open, type: ['linkedinSend'] } },
		[{}],
		{ include: ['company'] },
	);
	await step(
		world,
		'update',
		{
			taskId: eachTask,
			updateFields: {
				message: '=Hi {{ $json.leadFirstName }}, how is {{ $json.company.fields.name }}?',
			},
		},
		list,
	);

	expect([...world.sandbox.tasks.values()].map(({ content }) => content)).toEqual([
		'Hi Lead, how is Example Company 1?',
		'Step 2 of the plan',
	]);
});

it('8. somebody leaves: all open tasks go to others in turn, and those of everybody else stay', async () => {
	const world = await startWorld({ tasks: tasksWith({}, { userId: TWO }, done, {}) });

	const list = await step(world, 'getAll', {
		...all,
		filters: { ...open, assignedTo: locator(ONE) },
	});
	await step(
		world,
		'update',
		{
			taskId: eachTask,
			updateFields: {
				assignedTo: locator("={{ ['Sales Two', 'sales.three@example.com'][$itemIndex % 2] }}"),
			},
		},
		list,
	);

	const assignees = [...world.sandbox.tasks.values()].map(({ userId }) => userId);
	expect(new Set([assignees[0], assignees[3]])).toEqual(new Set([TWO, 'usr_SalesThree0000000']));
	expect(assignees.slice(1, 3)).toEqual([TWO, ONE]);
	expect(
		await step(world, 'getAll', {
			...all,
			exclude: { assignedTo: locator('Sales Two, Sales One') },
		}),
	).toHaveLength(1);
});

it.each(['tomorrow', '+1 day', 'in 1 days'])('9. overdue tasks move to %s', async (dueDate) => {
	const world = await startWorld({ tasks: tasksWith({ dueDate: at(-48) }, { dueDate: at(48) }) });
	const [, later] = [...world.sandbox.tasks.values()];

	const list = await step(world, 'getAll', { ...all, filters: { status: ['due'] } });
	await step(world, 'update', { taskId: eachTask, updateFields: { dueDate } }, list);

	expect(list).toHaveLength(1);
	const [moved, kept] = [...world.sandbox.tasks.values()];
	expect(Date.parse(moved!.dueDate)).toBeGreaterThan(Date.now());
	expect(Date.parse(moved!.dueDate)).toBeLessThan(Date.now() + 48 * HOUR);
	expect(kept).toEqual(later);
});

it('10. the open tasks of a campaign that is over are ignored', async () => {
	const world = await startWorld({ tasks: tasksWith({}, {}, done, {}) });
	const campaignId = [...world.sandbox.tasks.values()][0]!.campaignId!;

	const list = await step(world, 'getAll', {
		...all,
		filters: { ...open, campaignId: locator(campaignId, 'list') },
	});
	const ignored = await step(world, 'ignore', { taskId: eachTask }, list);

	expect(ignored.map(({ _id, status }) => [_id, status])).toEqual(
		[...world.sandbox.tasks.values()]
			.filter((task) => task.campaignId === campaignId)
			.filter(({ status }) => status !== 'completed')
			.map(({ _id }) => [_id, 'ignored']),
	);
	expect(ignored).toHaveLength(2);
});
