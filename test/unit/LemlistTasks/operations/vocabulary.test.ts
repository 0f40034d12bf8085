// The engine reads a part of n8n's `routing` vocabulary. It would silently ignore the rest, so a
// declaration that uses it fails here.
import type { Declared } from '../../support/declarations';
import { declared, description, textsIn } from '../../support/declarations';

const routed = declared.filter(({ routing }) => routing !== undefined);

const keysOf = (value: unknown) => Object.keys(Object(value));
const expectOnly = (value: unknown, allowed: string[]) =>
	expect(keysOf(value).filter((key) => !allowed.includes(key))).toEqual([]);

it('finds declarations to judge', () => {
	expect(routed.map(({ path }) => path)).toEqual(
		expect.arrayContaining(['operation = Update', 'taskId', 'updateFields.title', 'checks']),
	);
});

it('has only fixed options as defaults, and follows no redirect', () => {
	expectOnly(description.requestDefaults, ['baseURL', 'headers', 'disableFollowRedirect']);
	expect(description.requestDefaults).toHaveProperty('disableFollowRedirect', true);
	expect(description).not.toHaveProperty('requestOperations');
});

describe.each(routed.map((each): [string, Declared] => [each.path, each]))(
	'%s',
	(_, { routing }) => {
		it('uses only words that the engine reads', () => {
			expectOnly(routing, ['request', 'send', 'output', 'operations']);
			expectOnly(routing?.request, ['method', 'url', 'body', 'qs']);
			expectOnly(routing?.send, ['type', 'property', 'value', 'preSend', 'paginate']);
			expectOnly(routing?.output, ['postReceive']);
			expectOnly(routing?.operations, ['pagination']);
		});

		it('paginates by a function, which the operation asks for', () => {
			const pagination = routing?.operations?.pagination;
			expect(['function', 'undefined']).toContain(typeof pagination);
			expect([true, undefined]).toContain(routing?.send?.paginate);
		});

		it('names a property and where it goes together, without a path', () => {
			const { type, property } = routing?.send ?? {};
			expect(type === undefined).toBe(property === undefined);
			expect(['body', 'query', undefined]).toContain(type);
			expect(property ?? '').not.toMatch(/[.[\]]/);
		});

		it('fixes values without an expression, or by one that does without `$value`', () => {
			const { body, qs } = routing?.request ?? {};
			const fixed = textsIn({ body, qs }).map(([, text]) => text);
			expect(fixed.filter((text) => text.startsWith('='))).toEqual([]);
			expect(routing?.send?.value ?? '').not.toContain('$value');
		});

		it('has functions as hooks', () => {
			const hooks = [...(routing?.send?.preSend ?? []), ...(routing?.output?.postReceive ?? [])];
			expect(hooks.filter((hook) => typeof hook !== 'function')).toEqual([]);
		});
	},
);

it('asks for pages if a function reads them, and only then', () => {
	const operation = routed.filter(({ routing }) => routing?.send?.paginate);
	expect(operation.map(({ path }) => path)).toEqual(['operation = Get Many']);
	expect(operation.map(({ routing }) => typeof routing?.operations?.pagination)).toEqual([
		'function',
	]);
});

it('routes by an entry of a list only if no expression can stand for it', () => {
	const lists = routed.flatMap(({ property, parent }) => (property || !parent ? [] : [parent]));
	expect(lists.length).toBeGreaterThan(0);
	expect(lists.filter(({ noDataExpression }) => !noDataExpression)).toEqual([]);
});

it('nests nothing but the fields of a collection', () => {
	const nested = declared.filter(({ path, property }) => property && path.includes('.'));
	expect(nested.map(({ parent }) => parent?.type)).toEqual(nested.map(() => 'collection'));
	expect(declared.filter(({ property }) => property?.type === 'fixedCollection')).toEqual([]);
	expect(declared.filter(({ property }) => property?.typeOptions?.multipleValues)).toEqual([]);
});

it('holds no expressions but the subtitle and the base URL', () => {
	const expressions = textsIn(description).filter(([, text]) => text.startsWith('='));
	expect(Object.fromEntries(expressions)).toEqual({
		'/subtitle': expect.any(String),
		'/requestDefaults/baseURL': '={{$credentials.baseUrl.trim()}}',
	});
});

it('ties every property to its operation', () => {
	const free = description.properties.filter(({ displayOptions }) => {
		const { resource, operation } = displayOptions?.show ?? {};
		return resource === undefined || operation === undefined;
	});
	expect(free.map(({ name }) => name)).toEqual(['resource', 'operation']);
});

it.each(['create', 'update'])(
	'checks the body of %s as a whole after all that fills it',
	(operation) => {
		const own = description.properties.filter(({ displayOptions }) =>
			displayOptions?.show?.['operation']?.includes(operation),
		);
		expect(own.slice(-2).map(({ name }) => name)).toEqual(['checks', 'options']);
	},
);
