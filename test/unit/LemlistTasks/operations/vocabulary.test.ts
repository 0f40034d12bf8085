// `execute` reads a part of n8n's `routing` vocabulary and would silently ignore the rest. What the parts
// come to, test/engine/parity compares with n8n's own engine.
import { declared, description } from '../../support/declarations';

/** The words that `execute` reads, by where they stand. */
const READ = [
	/^request\/(method|url|body|qs)$/,
	/^send\/(type|property|value|preSend|paginate)$/,
	/^output\/postReceive$/,
	/^operations\/pagination$/,
];

const routed = declared.filter(({ routing }) => routing !== undefined);

it('declares nothing that would be ignored', () => {
	const words = routed.flatMap(({ path, routing }) =>
		Object.entries(routing ?? {}).flatMap(([part, parts]) =>
			Object.keys(Object(parts)).map((word) => ({ path, word: `${part}/${word}` })),
		),
	);

	expect(words.length).toBeGreaterThan(0);
	expect(words.filter(({ word }) => !READ.some((pattern) => pattern.test(word)))).toEqual([]);
	expect(description).not.toHaveProperty('requestOperations');
});

it('routes by an entry of a list only if no expression can stand for it', () => {
	const lists = routed.flatMap(({ property, parent }) => (property || !parent ? [] : [parent]));

	expect(lists.length).toBeGreaterThan(0);
	expect(lists.filter(({ noDataExpression }) => !noDataExpression)).toEqual([]);
});

it('nests nothing but the fields of a collection', () => {
	const properties = declared.flatMap(({ property, parent }) =>
		property ? { property, parent } : [],
	);
	const nested = properties.flatMap(({ parent }) => parent?.type ?? []);

	expect(new Set(nested)).toEqual(new Set(['collection']));
	expect(properties.filter(({ property }) => property.typeOptions?.multipleValues)).toEqual([]);
});
