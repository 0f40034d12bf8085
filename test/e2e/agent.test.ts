// The example examples/agent-tidies-tasks.json: n8n's AI Agent with this node as its tools, and a
// scripted model.
import { publishAgentExample } from './support/agentExample';
import {
	startScriptedModel,
	toolAnswers,
	type Answer,
	type Message,
	type ScriptedModel,
} from './support/scriptedModel';
import { startWorld, type World } from './support/world';

let world: World;
let model: ScriptedModel;
let say: (text: string) => Promise<string>;
beforeAll(async () => {
	world = await startWorld('agent-key');
	model = await startScriptedModel();
	({ say } = await publishAgentExample(world, model, 'agent'));
});
beforeEach(() => world.sandbox.reset());
afterAll(async () => {
	await model?.close();
	await world.sandbox.close();
});

const phone = 'opp_phone000000000001';
/** A model sends a blank value for each key that it does not set. */
const anything = { title: '', status: '', assignee: '', dueFrom: '', dueTo: '' };
const unchanged = {
	...{ taskId: '', assignee: '', dueDate: '', images: '', done: '', message: '', priority: '' },
	...{ title: '', clear: '' },
};

const find = (args: Partial<typeof anything>): Answer => ({
	tool: 'Find_tasks',
	args: { ...anything, ...args },
});
const update = (args: Partial<Record<keyof typeof unchanged, unknown>>): Answer => ({
	tool: 'Update_task',
	args: { ...unchanged, ...args },
});

const lastAnswer = (messages: Message[]): string => String(toolAnswers(messages).at(-1));
const found = (messages: Message[]) => JSON.parse(lastAnswer(messages)) as Array<{ _id: string }>;
const changes = () => world.sandbox.requests.filter(({ method }) => method !== 'GET');

it('offers the model three tools, with the keys that it can set', async () => {
	model.plays(['Hello']);

	expect(await say('Hi')).toBe('Hello');
	const tools = model.asked[0]!.tools.map((tool) => tool.function);
	expect(tools.map(({ name }) => name).sort()).toEqual([
		'Find_tasks',
		'Ignore_task',
		'Update_task',
	]);
	const updateTask = tools.find(({ name }) => name === 'Update_task');
	expect(updateTask?.description).toContain('Changes one task in lemlist');
	expect(updateTask?.parameters).toMatchObject({
		properties: {
			priority: { type: 'string', description: expect.stringContaining('low, medium') },
		},
		required: expect.arrayContaining(Object.keys(unchanged)),
	});
});

it('finds a task by its title, updates it, and gets the updated task', async () => {
	model.plays([
		find({ title: 'prepare the demo' }),
		(messages) => update({ taskId: found(messages)[0]!._id, priority: 'high' }),
		lastAnswer,
	]);

	const outcome = JSON.parse(await say('The demo is urgent')) as unknown;
	expect(outcome).toEqual([expect.objectContaining({ _id: 'opp_manual00000000004', priority: 2 })]);
	expect(changes().map(({ body }) => body)).toEqual([
		{ id: 'opp_manual00000000004', priority: '2' },
	]);
});

it('leaves fields unchanged if the model omits them', async () => {
	model.plays([{ tool: 'Update_task', args: { taskId: phone, priority: 'low' } }, 'Done']);
	await say('It is not urgent');

	expect(changes().map(({ body }) => body)).toEqual([{ id: phone, priority: '0' }]);
});

it('gets an empty result if no task is found', async () => {
	model.plays([find({ title: 'no such title' }), lastAnswer]);

	expect(await say('Is there such a task?')).toBe('""');
});

it('ignores a task', async () => {
	model.plays([{ tool: 'Ignore_task', args: { taskId: phone } }, lastAnswer]);

	expect(JSON.parse(await say('Yes, ignore it'))).toEqual([{ _id: phone, status: 'ignored' }]);
	expect(world.sandbox.tasks.get(phone)?.status).toBe('ignored');
});

it('reopens a done task only if the model asks for it', async () => {
	world.sandbox.tasks.set(phone, { ...world.sandbox.tasks.get(phone)!, status: 'completed' });
	model.plays([
		update({ taskId: phone, title: 'New title', done: false }),
		update({ taskId: phone, done: 'reopen' }),
		'Done',
	]);
	await say('Rename it, and open it again');

	expect(changes().map(({ body }) => body)).toEqual([
		{ id: phone, title: 'New title' },
		{ id: phone, done: false },
	]);
	expect(world.sandbox.tasks.get(phone)?.status).toBe('pending');
});

const images = 'https://media.example.com/overview.png';
it.each([
	[{ taskId: phone, images }, 'LINKEDIN_MEDIA_INVALID_TYPE', /only to tasks of a LinkedIn type/],
	[{ taskId: 'opp_unknown0000000000', done: 'yes' }, 'BAD_TEAM', /Check the ID/],
	[
		{ taskId: phone, priority: 'urgent' },
		'INVALID_VALUE',
		/"urgent"\. Use high, medium, low or none/,
	],
	[{ taskId: phone }, 'NOTHING_TO_UPDATE', /Set a value/],
])('reports to the model why %j is rejected, and continues', async (args, code, advice) => {
	const before = structuredClone(world.sandbox.tasks);
	model.plays([update(args), lastAnswer]);

	expect(JSON.parse(await say('Do it'))).toEqual([
		{ error: expect.objectContaining({ code, message: expect.stringMatching(advice) }) },
	]);
	expect(world.sandbox.tasks).toEqual(before);
});

it('lets the model correct a call after an error', async () => {
	model.plays([
		update({ taskId: phone, priority: 'urgent' }),
		update({ taskId: phone, priority: 'high' }),
		'Done',
	]);

	expect(await say('It is urgent')).toBe('Done');
	expect(world.sandbox.tasks.get(phone)?.priority).toBe(2);
});
