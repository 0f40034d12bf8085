// Declarations of n8n's `routing`, read for a row and sent.
import type { IDataObject, INodeProperties, PreSendAction } from 'n8n-workflow';
import type { Request } from '../../../../nodes/lemlist/http';
import { readDeclared } from '../../../../nodes/LemlistTasks/operations/declared';
import { Row } from '../../../../nodes/LemlistTasks/run/row';
import type { Http } from '../../support/execution';
import { locator } from '../../support/execution';
import { reply } from '../../support/reply';
import { runOf } from '../../support/row';

type Parameters = Record<string, unknown>;

describe('the request of a row', () => {
	/** The hooks that were called, and the body as each of them got it. */
	const called: Array<[hook: string, body: object]> = [];
	beforeEach(() => called.splice(0));

	const hook = (name: string): PreSendAction =>
		async function (request) {
			called.push([name, { ...(request.body as object) }]);
			return { ...request, url: `${request.url}/${name}` };
		};
	const send = (property: string) => ({
		routing: { send: { type: 'body' as const, property, preSend: [hook(property)] } },
	});
	const text = { type: 'string' as const, default: '' };
	const property = (name: string, more: Partial<INodeProperties>): INodeProperties => ({
		...{ displayName: name, name, ...text },
		...more,
	});
	const list = (name: string, hidden: string, shown: string): INodeProperties =>
		property(name, {
			type: 'options',
			options: [
				{ name: 'Plain', value: 'plain' },
				{ name: 'Routed', value: shown, routing: { send: { preSend: [hook(hidden)] } } },
			],
		});

	const OPERATION = {
		option: {
			name: 'Rename',
			value: 'rename',
			routing: { request: { method: 'PATCH' as const, url: '/names' } },
		},
		properties: [
			list('mode', 'mapped', 'columns'),
			property('task', { type: 'resourceLocator', default: {}, ...send('id') }),
			property('below', {
				displayOptions: { show: { mode: ['plain'] } },
				...send('below'),
			}),
			property('fields', {
				type: 'collection',
				default: {},
				routing: { send: { preSend: [hook('fields')] } },
				options: [
					property('a', send('first')),
					property('b', { type: 'resourceLocator', default: {}, ...send('b') }),
					property('c', { displayOptions: { show: { '/mode': ['columns'] } }, ...send('c') }),
				],
			}),
			property('last', {}),
		],
		options: [list('sendAs', 'renamed', 'other')],
	};

	/** What the first of some rows reads. The raw parameters are those of the first as well. */
	const readFirst = async (...rows: Parameters[]): Promise<Request[]> => {
		const run = await runOf({ items: rows });
		const requests: Request[] = [];
		for (const index of rows.keys()) {
			requests.push(await readDeclared(OPERATION, new Row(run, index)));
		}
		return requests;
	};
	const read = async (parameters: Parameters) => (await readFirst(parameters))[0]!;
	const plain = { mode: 'plain', task: locator('opp_1'), below: 'x' };

	it('is what the operation declares, with values under the names of lemlist', async () => {
		expect(await read({ ...plain, fields: { a: 1 } })).toMatchObject({
			...{ method: 'PATCH', headers: { Accept: 'application/json' } },
			url: expect.stringMatching(/^\/names/),
			body: { id: 'opp_1', below: 'x', first: 1 },
		});
	});

	it('has what is displayed, and of a collection what is set', async () => {
		const bodyOf = async (parameters: Parameters) => (await read(parameters)).body;
		const fields = { b: locator('usr_1'), c: 'set earlier' };
		expect(await bodyOf({ ...plain, fields })).toEqual({ id: 'opp_1', below: 'x', b: 'usr_1' });
		expect(await bodyOf({ ...plain, mode: 'columns', fields })).toEqual({
			...{ id: 'opp_1', b: 'usr_1' },
			c: 'set earlier',
		});
		expect(await bodyOf({ ...plain, fields: { a: undefined } })).toHaveProperty('first', undefined);
	});

	it.each(['={{ $json.fields }}', undefined, null])(
		'takes %j for a collection with nothing set',
		async (fields) => {
			expect((await read({ ...plain, fields })).body).toEqual({ id: 'opp_1', below: 'x' });
		},
	);

	it('passes through the hooks in the order of the declarations, each with the whole body', async () => {
		const given = { ...plain, mode: 'columns', fields: { b: 2, a: 1 } };
		const { url } = await read({ ...given, options: { sendAs: 'other' } });
		const order = ['mapped', 'id', 'fields', 'first', 'b', 'renamed'];
		expect(called.map(([name]) => name)).toEqual(order);
		expect(called.map(([, body]) => body)).toEqual(
			order.map(() => ({ id: 'opp_1', first: 1, b: 2 })),
		);
		expect(url).toBe(`/names/${order.join('/')}`);
	});

	it('passes no hook of an option that is not chosen', async () => {
		await read({ ...plain, options: { sendAs: 'plain' } });
		expect(called.map(([name]) => name)).toEqual(['id', 'below', 'fields']);
	});

	it('is one of its own for each row, with the values of that row', async () => {
		const [first, second] = await readFirst(plain, { ...plain, task: locator('opp_2') });
		(first!.body as IDataObject)['more'] = true;
		expect(second!.body).toEqual({ id: 'opp_2', below: 'x' });
		expect(first!.headers).not.toBe(second!.headers);
	});

	it('is rejected by what a hook or a parameter throws', async () => {
		const rejecting = property('x', {
			routing: { send: { preSend: [async () => await Promise.reject(new Error('refused'))] } },
		});
		const declared = { ...OPERATION, properties: [rejecting] };
		const row = new Row(await runOf({ items: [plain] }), 0);
		await expect(readDeclared(declared, row)).rejects.toThrow('refused');
		const run = await runOf({ items: [plain] });
		run.context.getNodeParameter = () => {
			throw new Error('no such node');
		};
		await expect(readDeclared(OPERATION, new Row(run, 0))).rejects.toMatchObject({
			...{
				message: expect.stringMatching(/^no such node/),
				code: 'UNREADABLE_PARAMETER',
				field: 'task',
			},
		});
	});
});

describe('sending it', () => {
	const parameters = {
		...{ operation: 'update', mappingMode: 'defineBelow', taskId: locator('opp_1') },
		updateFields: { title: 'Call' },
	};
	const process = async (http: Http, setup = {}) =>
		await new Row(await runOf({ items: [parameters], http }, setup), 0).work();

	it('outputs the task of the reply, in the one shape', async () => {
		const http = jest.fn<ReturnType<Http>, Array<object>>(async () =>
			reply(200, { _id: 'opp_1', content: 'Hi' }),
		);
		expect(await process(http)).toEqual({ outputs: [{ json: { _id: 'opp_1', message: 'Hi' } }] });
		expect(http.mock.calls).toEqual([
			[
				expect.objectContaining({
					...{ method: 'PATCH', url: '/tasks', headers: { Accept: 'application/json' } },
					body: { id: 'opp_1', title: 'Call' },
				}),
			],
		]);
	});

	it('fails if the reply is no task', async () => {
		expect(await process(async () => reply(200, { ok: true }))).toMatchObject({
			outputs: [{ error: { code: 'UNEXPECTED_ANSWER' } }],
		});
	});

	it('outputs the body instead in a dry run', async () => {
		const http = jest.fn();
		expect(await process(http, { dryRun: true })).toEqual({
			outputs: [{ json: { id: 'opp_1', title: 'Call' } }],
		});
		expect(http).not.toHaveBeenCalled();
	});

	it('fails if the reply is about another task', async () => {
		expect(await process(async () => reply(200, { _id: 'opp_2' }))).toMatchObject({
			outputs: [{ error: { code: 'UNEXPECTED_ANSWER' } }],
		});
	});
});
