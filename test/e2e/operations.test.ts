// The operations other than Update, which has its own files, in a real n8n.
import type {
	IDataObject,
	INodeExecutionData,
	INodeParameters,
	IPairedItemData,
} from 'n8n-workflow';
import { manyTasks, sampleCampaigns, sampleContacts, sampleLeads } from '../../sandbox';
import { locator, outputsOf, publishRowsWorkflow } from './support/rowsWorkflow';
import { startWorld, type World } from './support/world';

const MANY = 12_000;

let world: World;
beforeAll(async () => {
	world = await startWorld('operations-key');
});
beforeEach(() => world.sandbox.reset());
afterAll(async () => await world.sandbox.close());

let paths = 0;

/** The index of the input item that an output item came from. */
const pairedWith = ({ pairedItem }: INodeExecutionData) => (pairedItem as IPairedItemData).item;

/** Requests that the rate limit admitted. */
const admitted = () => world.sandbox.requests.filter((request) => request.admitted);

/** Runs an operation once per row, with failures on the error output. */
async function run(
	operation: string,
	parameters: INodeParameters,
	rows: IDataObject[],
): Promise<{ done: INodeExecutionData[]; failed: IDataObject[]; startMs: number }> {
	const path = `operation-${operation}-${++paths}`;
	const all = { resource: 'task', operation, ...parameters };
	const { workflowId, start } = await publishRowsWorkflow(world, path, 'continueErrorOutput', all);
	const startMs = world.sandbox.now();
	await start(rows);
	const [execution] = await world.n8n.finishedExecutions(workflowId);
	const { updated, failed } = outputsOf(execution!);
	const errors = failed.map(({ json }) => json['error'] as IDataObject);
	return { done: updated, failed: errors, startMs };
}

describe('Get Many', () => {
	const filters = {
		assignedTo: locator('={{ $json.assignee }}'),
		campaignId: locator('={{ $json.campaign }}'),
		dueDateFrom: '={{ $json.from }}',
		priority: '={{ $json.priority }}',
		status: '={{ $json.status }}',
		type: '={{ $json.type }}',
	};

	it('returns all 3,000 matches of 12,000 tasks, at the rate limit', async () => {
		world.sandbox.reset({ tasks: manyTasks(MANY) });

		const { done, failed, startMs } = await run('getAll', { returnAll: true, filters }, [
			{ priority: 'high' },
		]);

		expect(failed).toEqual([]);
		expect(done).toHaveLength(3_000);
		expect(new Set(done.map(({ json }) => json['_id'])).size).toBe(3_000);
		expect(done.every(({ json }) => json['priority'] === 2)).toBe(true);
		expect(admitted()).toHaveLength(30);
		expect(world.sandbox.tooSoon(startMs)).toEqual([]);
	});

	it('reports that lemlist returns at most 10,000 tasks', async () => {
		world.sandbox.reset({ tasks: manyTasks(MANY) });

		const { done, failed } = await run('getAll', { returnAll: true }, [{}]);

		expect(done).toEqual([]);
		expect(failed).toEqual([expect.objectContaining({ code: 'TOO_MANY_RESULTS' })]);
		expect(failed[0]?.['message']).toMatch(/found 12000 tasks and returns at most 10000/);
		expect(world.sandbox.requests).toHaveLength(1);
	});

	it('searches once per item, and reports each failed search separately', async () => {
		const { done, failed } = await run('getAll', { returnAll: true, filters }, [
			{ assignee: 'sales.one@example.com', status: 'overdue' },
			{ assignee: 'Sales.One@example.com', status: 'Open' },
			{ from: '05/12/2026' },
			{ assignee: 'nobody@example.com' },
			{ campaign: 'Spring outreach' },
			{ campaign: 'cam_unknown0000000000' },
			{ campaign: sampleCampaigns[0]!._id, type: 'phone' },
		]);

		const ofSalesOne = [...world.sandbox.tasks.values()].filter(
			({ userId }) => userId === 'usr_SalesOne000000000',
		);
		const pairs = done.map(({ json, pairedItem }) => [pairedItem, json['campaignId']]);
		expect(pairs.filter(([paired]) => JSON.stringify(paired) === '{"item":1}')).toHaveLength(
			ofSalesOne.length,
		);
		expect(new Set(pairs.map(([paired]) => JSON.stringify(paired)))).toEqual(
			new Set(['{"item":1}', '{"item":6}']),
		);
		expect(failed.map(({ code, field }) => [code, field])).toEqual([
			['INVALID_VALUE', 'status'],
			['INVALID_VALUE', 'dueDateFrom'],
			['UNKNOWN_ASSIGNEE', 'assignedTo'],
			['INVALID_VALUE', 'campaignId'],
		]);
	});

	it('rejects a limit that is negative or above the max, and returns up to the limit otherwise', async () => {
		world.sandbox.reset({ tasks: manyTasks(MANY) });

		const { done, failed } = await run('getAll', { limit: '={{ $json.limit }}' }, [
			{ limit: 10_001 },
			{ limit: -1 },
			{ limit: 130 },
			{ limit: 0 },
			{ limit: '' },
		]);

		const counts = [2, 3, 4].map((item) => done.filter((each) => pairedWith(each) === item).length);
		expect(counts).toEqual([130, 50, 50]);
		expect(failed.map(({ code }) => code)).toEqual(['TOO_MANY_RESULTS', 'INVALID_VALUE']);
	});

	it('suggests v1 if an account has no v2, and returns the tasks with v1', async () => {
		world.sandbox.configure({ hasV2: false });
		const phoneTasks = { returnAll: true, filters: { type: ['phone'] } };

		const { failed } = await run('getAll', phoneTasks, [{}]);
		const { done } = await run('getAll', { ...phoneTasks, options: { apiVersion: 'v1' } }, [{}]);

		expect(failed).toEqual([expect.objectContaining({ code: 'NO_TASK_LIST_V2', httpStatus: 200 })]);
		expect(failed[0]?.['message']).toContain('choose V1 under Options > API Version');
		const types = [...world.sandbox.tasks.values()].map(({ type }) => type);
		expect(done.map(({ json }) => json['type'])).toEqual(types.filter((type) => type === 'phone'));
	});
});

describe('Create', () => {
	const byRow = {
		recordId: '={{ $json.record }}',
		type: '={{ $json.type }}',
		assignedTo: locator('={{ $json.assignee }}'),
		dueDate: '={{ $json.due }}',
		title: '={{ $json.title }}',
		additionalFields: {
			images: '={{ $json.images }}',
			message: '={{ $json.message }}',
			priority: '={{ $json.priority }}',
		},
	};
	const good = {
		record: sampleContacts[0]!._id,
		type: 'Phone',
		assignee: 'sales.one@example.com',
		due: '2026-12-01T10:00',
	};
	const image = 'https://media.example.com/a.png';

	it('creates a task per row, and reports each invalid row separately', async () => {
		const before = world.sandbox.tasks.size;

		const { done, failed } = await run('create', byRow, [
			{ ...good, title: 'Call', message: 'Ask who decides', priority: 'high' },
			{ ...good, type: 'manual', images: image },
			{ ...good, record: 'ctc_unknown0000000000' },
			{ ...good, record: 'Example Company 1' },
			{ ...good, assignee: 'nobody@example.com' },
			{ ...good, due: '' },
			{ ...good, type: 'a fax' },
			{ ...good, record: sampleLeads[1]!._id, type: 'linkedin', images: image },
		]);

		expect(failed.map(({ code, field, httpStatus }) => [code, field, httpStatus])).toEqual([
			['LINKEDIN_MEDIA_INVALID_TYPE', 'images', null],
			['BAD_TEAM', 'recordId', 400],
			['INVALID_VALUE', 'recordId', null],
			['UNKNOWN_ASSIGNEE', 'assignedTo', null],
			['MISSING_VALUE', 'dueDate', null],
			['INVALID_VALUE', 'type', null],
		]);
		const answered = done.map(({ json }) => String(json['_id']));
		expect(answered.map((id) => world.sandbox.tasks.get(id))).toEqual([
			expect.objectContaining({
				contactId: good.record,
				type: 'phone',
				userId: 'usr_SalesOne000000000',
				dueDate: '2026-12-01T09:00:00.000Z',
				title: 'Call',
				content: 'Ask who decides',
				priority: 2,
			}),
			expect.objectContaining({
				leadId: sampleLeads[1]!._id,
				type: 'linkedinSend',
				images: [image],
			}),
		]);
		expect(world.sandbox.tasks.size).toBe(before + 2);
	});

	it('sends the record as leadId if that is selected', async () => {
		await run('create', { ...byRow, options: { sendRecordAs: 'leadId' } }, [good]);

		const sent = world.sandbox.requests.find(({ method }) => method === 'POST')?.body;
		expect(sent).toMatchObject({ leadId: good.record });
		expect(sent).not.toHaveProperty('recordId');
	});
});

describe('Get', () => {
	it('reads the tasks of many rows in few requests, and reports each unknown one', async () => {
		world.sandbox.reset({ tasks: manyTasks(250) });
		const rows = [...world.sandbox.tasks.keys()].map((task) => ({ task }));
		rows.splice(70, 0, { task: 'opp_unknown0000000000' }, { task: '' });

		const { done, failed } = await run('get', { taskId: locator('={{ $json.task }}') }, rows);

		expect(done.map(({ json }) => json['_id'])).toEqual([...world.sandbox.tasks.keys()]);
		expect(failed.map(({ code, taskId }) => [code, taskId])).toEqual([
			['UNKNOWN_TASK', 'opp_unknown0000000000'],
			['MISSING_VALUE', null],
		]);
		expect(admitted()).toHaveLength(3);
	});
});

describe('Skip Unchanged', () => {
	it('sends only the rows that change something', async () => {
		world.sandbox.reset({ tasks: manyTasks(250) });
		const rows = [...world.sandbox.tasks.values()].map(({ _id, title }, index) => ({
			task: _id,
			title: index % 50 === 0 ? 'New' : title,
		}));

		const { done } = await run(
			'update',
			{
				taskId: locator('={{ $json.task }}'),
				updateFields: { title: '={{ $json.title }}' },
				options: { skipUnchanged: true },
			},
			rows,
		);

		expect(done.filter(({ json }) => json['unchanged'])).toHaveLength(245);
		// 3 reads and 5 updates, or a read more on a busy machine.
		expect(admitted().length).toBeLessThanOrEqual(10);
		expect([...world.sandbox.tasks.values()].filter(({ title }) => title === 'New')).toHaveLength(
			5,
		);
	});
});

describe('Ignore', () => {
	it('ignores the tasks of many rows in few requests, and reports each rejected one', async () => {
		world.sandbox.reset({ tasks: manyTasks(250) });
		const rows = [...world.sandbox.tasks.keys()].map((task) => ({ task }));
		rows.splice(70, 0, { task: 'opp_unknown0000000000' }, { task: '' });

		const { done, failed } = await run('ignore', { taskId: locator('={{ $json.task }}') }, rows);

		const tasks = [...world.sandbox.tasks.values()];
		expect(done.map(({ json }) => json)).toEqual(
			tasks.map(({ _id }) => ({ _id, status: 'ignored' })),
		);
		expect(tasks.every(({ status }) => status === 'ignored')).toBe(true);
		expect(failed.map(({ code, taskId }) => [code, taskId])).toEqual([
			['BAD_TEAM', 'opp_unknown0000000000'],
			['MISSING_VALUE', null],
		]);
		expect(admitted().length).toBeLessThan(25);
	});
});

it('shows the output of count before it runs', async () => {
	expect(await world.n8n.outputPreview('lemlistTasks', 'task', 'count')).toMatchObject({
		properties: { count: { type: 'integer' } },
	});
});

it.each(['create', 'get', 'getAll', 'ignore', 'update'])(
	'shows the output of %s before it runs',
	async (operation) => {
		const schema = await world.n8n.outputPreview('lemlistTasks', 'task', operation);
		expect(schema).toMatchObject({ type: 'object', properties: { _id: { type: 'string' } } });
	},
);
