import type { IHttpRequestOptions, INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import type { Pagination } from '../../../../nodes/LemlistTasks/declarations/plan';
import { planRequest } from '../../../../nodes/LemlistTasks/declarations/plan';
import { nodeWith } from '../../support/execution';

const send = (property: string, hook: string) => ({
	send: { type: 'body' as const, property, preSend: [hookOf(hook)] },
});
const hookOf = (name: string) => ({ [name]: async () => ({ url: name }) })[name]!;

const newPages: Pagination = async () => [{ json: { from: 'new' } }];
const oldPages: Pagination = async () => [{ json: { from: 'old' } }];

const operation: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	default: 'update',
	options: [
		{
			name: 'Update',
			value: 'update',
			routing: {
				request: { method: 'PATCH', url: '/tasks' },
				send: { preSend: [hookOf('option')] },
			},
		},
		{ name: 'Ignore', value: 'ignore', routing: { request: { method: 'POST', url: '/ignore' } } },
		{ name: 'Nothing', value: 'nothing' },
		{
			name: 'List',
			value: 'list',
			routing: {
				request: { method: 'GET', url: '/new' },
				send: { paginate: true },
				operations: { pagination: newPages },
			},
		},
	],
};
const show = (...operations: string[]) => ({ displayOptions: { show: { operation: operations } } });
const text = { type: 'string' as const, default: '' };
const properties: INodeProperties[] = [
	operation,
	{
		displayName: 'Task',
		name: 'taskId',
		type: 'resourceLocator',
		default: {},
		...show('update'),
		routing: send('id', 'task'),
	},
	{ displayName: 'Other', name: 'other', ...text, ...show('ignore'), routing: send('o', 'other') },
	{
		displayName: 'Page',
		name: 'page',
		...text,
		...show('ignore'),
		routing: {
			send: { type: 'query', property: 'p' },
			output: { postReceive: [async (items) => items] },
		},
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'collection',
		default: {},
		...show('update'),
		routing: { send: { preSend: [hookOf('fields')] } },
		options: [
			{ displayName: 'A', name: 'a', ...text, routing: send('first', 'a') },
			{
				displayName: 'B',
				name: 'b',
				type: 'resourceLocator',
				default: {},
				routing: send('b', 'b'),
			},
			{
				displayName: 'C',
				name: 'c',
				...text,
				displayOptions: { show: { '/operation': ['ignore'] } },
				routing: send('c', 'c'),
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		...show('list'),
		options: [
			{
				displayName: 'Version',
				name: 'version',
				type: 'options',
				default: 'new',
				options: [
					{
						name: 'Old',
						value: 'old',
						routing: {
							request: { url: '/old' },
							send: { preSend: [hookOf('old')] },
							operations: { pagination: oldPages },
						},
					},
					{ name: 'New', value: 'new' },
				],
			},
		],
	},
	{ displayName: 'Last', name: 'last', type: 'hidden', default: '', routing: send('z', 'last') },
];
const description = {
	requestDefaults: { baseURL: '={{$credentials.baseUrl}}', headers: { Accept: 'a' } },
	properties,
} as unknown as INodeTypeDescription;

const plan = (parameters: Record<string, unknown>) => {
	const { steps, ...others } = planRequest(description, nodeWith(parameters));
	const request = Object.assign({}, ...steps.map((step) => step.request)) as IHttpRequestOptions;
	return { ...others, steps, request, fields: steps.flatMap(({ field }) => field ?? []) };
};
const names = (hooks: unknown[]) => hooks.map((hook) => (hook as { name: string }).name);

it("joins the defaults with the chosen operation's request", () => {
	expect(plan({ operation: 'update' }).request).toEqual({
		baseURL: '={{$credentials.baseUrl}}',
		headers: { Accept: 'a' },
		method: 'PATCH',
		url: '/tasks',
	});
	expect(plan({ operation: 'ignore' }).request).toMatchObject({ method: 'POST', url: '/ignore' });
});

it.each(['nothing', '__CUSTOM_API_CALL__'])('has no URL for the operation %s', (chosen) => {
	expect(plan({ operation: chosen }).request.url).toBeUndefined();
});

it('keeps requests and fields in the order of the declarations', () => {
	const { steps } = plan({ operation: 'update' });
	expect(steps.map((step) => Object.keys(step)[0])).toEqual([
		'request',
		'request',
		'field',
		'field',
	]);
});

it.each([
	['={{ false }}', { value: '={{ false }}' }],
	['', {}],
	[undefined, {}],
])('reads %j as the value to send instead', (value, expected) => {
	const fixed: INodeProperties = {
		...{ displayName: 'Done', name: 'done', type: 'hidden', default: '' },
		routing: { send: { type: 'body', property: 'done', ...(value !== undefined && { value }) } },
	};
	const { steps } = planRequest({ ...description, properties: [fixed] }, nodeWith());
	expect(steps.at(-1)?.field).toEqual({
		...{ path: 'done', extractValue: false, into: 'body', property: 'done' },
		...expected,
	});
});

it('reads what is displayed, and of a collection what is set, by its full path', () => {
	expect(plan({ operation: 'update', fields: { a: undefined, b: '' } }).fields).toEqual([
		{ path: 'taskId', extractValue: true, into: 'body', property: 'id' },
		{ path: 'fields.a', extractValue: false, into: 'body', property: 'first' },
		{ path: 'fields.b', extractValue: true, into: 'body', property: 'b' },
		{ path: 'last', extractValue: false, into: 'body', property: 'z' },
	]);
	expect(plan({ operation: 'update' }).fields.map(({ path }) => path)).toEqual(['taskId', 'last']);
});

it('tells the query from the body', () => {
	expect(plan({ operation: 'ignore' }).fields).toContainEqual({
		path: 'page',
		extractValue: false,
		into: 'qs',
		property: 'p',
	});
});

it('leaves out a field of a collection that is set but not displayed', () => {
	const { fields } = plan({ operation: 'update', fields: { c: 'set earlier' } });
	expect(fields.map(({ path }) => path)).not.toContain('fields.c');
});

it('runs hooks in the order of the declarations, whatever the order of the values', () => {
	const { preSend } = plan({ operation: 'update', fields: { b: 1, a: 1 } });
	expect(names(preSend)).toEqual(['option', 'task', 'fields', 'a', 'b', 'last']);
});

it('takes the hooks for the answer of what is displayed', () => {
	expect(plan({ operation: 'ignore' }).postReceive).toHaveLength(1);
	expect(plan({ operation: 'update' }).postReceive).toHaveLength(0);
});

it.each(['={{ $json.fields }}', undefined, null])(
	'takes %j as a collection with nothing set',
	(fields) => {
		expect(plan({ operation: 'update', fields }).fields.map(({ path }) => path)).toEqual([
			'taskId',
			'last',
		]);
	},
);

describe('pagination', () => {
	it('is that of an operation with pages, and of no other', () => {
		expect(plan({ operation: 'list' }).pagination).toBe(newPages);
		expect(plan({ operation: 'update' }).pagination).toBeUndefined();
	});

	it('of a chosen option counts before that of the operation, as its request does', () => {
		const chosen = plan({ operation: 'list', options: { version: 'old' } });
		expect(chosen.pagination).toBe(oldPages);
		expect(chosen.request).toMatchObject({ method: 'GET', url: '/old' });
		expect(names(chosen.preSend)).toContain('old');
	});

	it.each([{}, { version: 'new' }])('stays that of the operation with %j', (options) => {
		const kept = plan({ operation: 'list', options });
		expect(kept.pagination).toBe(newPages);
		expect(kept.request).toMatchObject({ url: '/new' });
		expect(names(kept.preSend)).not.toContain('old');
	});
});
