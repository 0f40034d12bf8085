// Names are fixed: workflows that people have saved depend on them.
import { LemlistTasks } from '../../../nodes/LemlistTasks/LemlistTasks.node';
import { declared, description } from '../support/declarations';

const find = (path: string) => declared.find((each) => each.path === path)?.property;
const optionsOf = (path: string) =>
	(find(path)?.options ?? []).map((option) => ('value' in option ? option.value : option.name));
const modesOf = (path: string) => find(path)?.modes?.map(({ name }) => name);

it('the node', () => {
	expect(description).toMatchObject({
		name: 'lemlistTasks',
		displayName: 'Lemlist Tasks',
		version: 1,
		usableAsTool: true,
		credentials: [{ name: 'lemlistTasksApi', required: true }],
	});
});

it('resource and operation', () => {
	expect(optionsOf('resource')).toEqual(['task']);
	expect(find('resource')).toMatchObject({ default: 'task', noDataExpression: true });
	expect(optionsOf('operation')).toEqual(['update']);
	expect(find('operation')).toMatchObject({ default: 'update', noDataExpression: true });
});

it.each([
	['taskId', 'Task', 'resourceLocator'],
	['updateFields', 'Update Fields', 'collection'],
	['updateFields.assignedTo', 'Assignee', 'resourceLocator'],
	['updateFields.done', 'Mark as Done', 'boolean'],
	['updateFields.dueDate', 'Due Date', 'dateTime'],
	['updateFields.images', 'LinkedIn Images', 'string'],
	['updateFields.message', 'Message', 'string'],
	['updateFields.priority', 'Priority', 'options'],
	['updateFields.title', 'Title', 'string'],
	['updateFields.videos', 'LinkedIn Videos', 'string'],
	['clearFields', 'Clear Fields', 'multiOptions'],
	['options', 'Options', 'collection'],
	['options.dryRun', 'Dry Run', 'boolean'],
	['options.maxRequests', 'Max Requests per 2 Seconds', 'number'],
])('%s is "%s", a %s', (path, displayName, type) => {
	expect(find(path)).toMatchObject({ displayName, type });
});

it('has no other parameter', () => {
	expect(optionsOf('updateFields')).toHaveLength(8);
	expect(optionsOf('options')).toHaveLength(2);
	const names = description.properties.map(({ name }) => name);
	expect(names).toEqual([
		'resource',
		'operation',
		'taskId',
		'updateFields',
		'clearFields',
		'checks',
		'options',
	]);
});

it('what can be chosen', () => {
	expect(modesOf('taskId')).toEqual(['list', 'id']);
	expect(modesOf('updateFields.assignedTo')).toEqual(['list', 'id', 'email']);
	expect(optionsOf('updateFields.priority').sort()).toEqual(['0', '1', '2', 'none']);
	expect(optionsOf('clearFields').sort()).toEqual([
		'images',
		'message',
		'priority',
		'title',
		'videos',
	]);
	expect(find('options.maxRequests')).toMatchObject({
		default: 20,
		typeOptions: { minValue: 1, maxValue: 20 },
	});
	expect(find('taskId')).toMatchObject({ required: true });
});

it("has a parameter for every field of lemlist's Update Task, and no other", () => {
	const sent = declared.flatMap(({ routing }) => routing?.send?.property ?? []);
	expect(sent.sort()).toEqual([
		'assignedTo',
		'done',
		'dueDate',
		'id',
		'images',
		'message',
		'priority',
		'title',
		'videos',
	]);
	const update = declared.find(({ path }) => path === 'operation = Update');
	expect(update?.routing?.request).toEqual({ method: 'PATCH', url: '/tasks' });
});

it('finds each list that the panel searches', () => {
	const methods = declared.flatMap(({ property }) =>
		(property?.modes ?? []).flatMap(({ typeOptions }) => typeOptions?.searchListMethod ?? []),
	);
	expect(methods.sort()).toEqual(Object.keys(new LemlistTasks().methods.listSearch).sort());
});
