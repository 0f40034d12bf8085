// The pages in docs/operations, and the trigger's: what they say of the fields is what the panel has.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageDirectoryLoader } from 'n8n-core';
import type { INodeProperties } from 'n8n-workflow';
import { operations, properties } from '../../nodes/LemlistTasks/operations';
import { properties as triggerProperties } from '../../nodes/LemlistTasksTrigger/properties';
import { loadPackage } from '../../scripts/engine/nodeTypes';
import type { OperationName } from '../../scripts/docs/operationPages';
import { PAGES, partsOfOperation, partsOfTrigger } from '../../scripts/docs/operationPages';
import { withParts } from '../../scripts/docs/withGenerated';
import { filesUnder, projectFolder } from './support/files';
import { unaligned } from './support/unaligned';

const docs = join(projectFolder, 'docs');
const read = (page: string) => readFileSync(join(docs, page), 'utf8');
const names = operations.map(({ option }) => option.value as OperationName);
const pageOf = (operation: OperationName) => read(join('operations', PAGES[operation]));

// As they are before n8n loads the package and adds a field of its own.
const triggerFields = [...triggerProperties];
const triggerParts = partsOfTrigger();

let loader: PackageDirectoryLoader;
beforeAll(async () => {
	loader = await loadPackage();
});

/** The names of a property, and of what can be added to it. */
const namesOf = ({ displayName, type, options = [] }: INodeProperties): string[] => [
	displayName,
	...(type === 'collection' ? (options as INodeProperties[]).flatMap(namesOf) : []),
];

/** Fields that a page has no row for. */
const missingIn = (page: string, fields: INodeProperties[]) =>
	fields
		.filter(({ type }) => type !== 'hidden' && type !== 'notice')
		.flatMap(namesOf)
		.filter((name) => !page.includes(`| **${name}** `));

it('each operation has a page, and each page is about an operation', () => {
	const files = filesUnder(join(docs, 'operations'));

	expect(Object.keys(PAGES).sort()).toEqual([...names].sort());
	expect(Object.values<string>(PAGES).sort()).toEqual([...files].sort());
});

it.each(names)(
	'the page on %s is up to date (update it with `npm run docs`)',
	async (operation) => {
		const parts = await partsOfOperation(operation, loader);

		expect(unaligned(pageOf(operation))).toBe(unaligned(withParts(pageOf(operation), parts)));
	},
);

it('the page on the trigger is up to date (update it with `npm run docs`)', () => {
	const page = read('trigger.md');

	expect(unaligned(page)).toBe(unaligned(withParts(page, triggerParts)));
});

it.each(names)('the page on %s has each field of its panel', (operation) => {
	const own = properties.filter(({ displayOptions }) =>
		displayOptions?.show?.['operation']?.includes(operation),
	);

	expect(own.length).toBeGreaterThan(1);
	expect(missingIn(pageOf(operation), own)).toEqual([]);
});

it('the page on the trigger has each field of its panel', () => {
	expect(missingIn(read('trigger.md'), triggerFields)).toEqual([]);
});
