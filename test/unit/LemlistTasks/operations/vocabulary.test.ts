// `readDeclared` reads a part of n8n's `routing` vocabulary. It would silently ignore the rest, so a
// declaration that uses it fails here.
import { declared, description } from '../../support/declarations';

const routed = declared.filter(({ routing }) => routing !== undefined);

const keysOf = (value: unknown) => Object.keys(Object(value)).sort();

it('has only fixed options as defaults, and follows no redirect', () => {
	expect(description.requestDefaults).toEqual({
		baseURL: '={{$credentials.baseUrl.trim()}}',
		headers: { Accept: 'application/json' },
		disableFollowRedirect: true,
	});
	expect(description).not.toHaveProperty('requestOperations');
});

it('declares what Create and Update write, and nothing else', () => {
	const operations = routed.filter(({ path }) => path.startsWith('operation = '));
	expect(operations.map(({ path }) => path)).toEqual(['operation = Create', 'operation = Update']);
	const shownFor = description.properties
		.filter((property) => hasRouting(property) && property.name !== 'operation')
		.flatMap(({ displayOptions }) => displayOptions?.show?.['operation'] ?? []);
	expect([...new Set(shownFor)].sort()).toEqual(['create', 'update']);
});

/** Whether a property, or anything in it, has a `routing`. */
const hasRouting = (value: unknown): boolean =>
	'routing' in Object(value) ||
	(Object(value) === value && Object.values(Object(value)).some(hasRouting));

describe.each(routed.map(({ path, routing }) => [path, routing!] as const))(
	'%s',
	(path, routing) => {
		it('uses only words that are read', () => {
			const isOperation = path.startsWith('operation = ');
			expect(keysOf(routing)).toEqual([isOperation ? 'request' : 'send']);
			expect(keysOf(routing.request)).toEqual(isOperation ? ['method', 'url'] : []);
			const { type, property } = routing.send ?? {};
			expect([undefined, 'body']).toContain(type);
			expect(type === undefined).toBe(property === undefined);
			expect(keysOf(routing.send).filter((key) => !/^(type|property|preSend)$/.test(key))).toEqual(
				[],
			);
		});

		it('names a property without a path, and has functions as hooks', () => {
			const { property = '', preSend = [] } = routing.send ?? {};
			expect(property).not.toMatch(/[.[\]]/);
			expect(preSend.filter((hook) => typeof hook !== 'function')).toEqual([]);
		});
	},
);

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

it('ties every property to its operation', () => {
	const free = description.properties.filter(({ displayOptions }) => {
		const { resource, operation } = displayOptions?.show ?? {};
		return resource === undefined || operation === undefined;
	});
	expect(free.map(({ name }) => name)).toEqual(['resource', 'operation']);
});
