// The editor uses `__schema__` to show the fields of an output before the first run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { sampleLeads } from '../../sandbox';
import { locator } from './support/workflow';
import { startWorld } from './support/world';

interface Schema {
	type: string;
	properties?: Record<string, Schema>;
}

const folder = join(__dirname, '../../nodes/LemlistTasks/__schema__/v1.0.0/task');
const schemaOf = (operation: string) =>
	JSON.parse(readFileSync(join(folder, `${operation}.json`), 'utf8')) as Schema;

const typeOf = (value: unknown) => (Number.isInteger(value) ? 'integer' : typeof value);

/** The fields of an output that its preview lacks or has with another type. */
function differences(output: IDataObject, { properties = {} }: Schema): string[] {
	return Object.entries(output)
		.filter(([, value]) => value !== null && value !== undefined)
		.filter(([key, value]) => properties[key]?.type !== typeOf(value))
		.map(([key]) => key);
}

const task = locator('opp_linkedinSend00001');
const OPERATIONS: Record<string, INodeParameters> = {
	count: {},
	create: {
		recordId: sampleLeads[0]!._id,
		type: 'phone',
		assignedTo: locator('usr_SalesOne000000000'),
		dueDate: '2026-03-15',
		title: 'Call',
		additionalFields: { message: 'Hello', priority: 'medium' },
	},
	get: { taskId: task },
	getAll: { returnAll: true },
	ignore: { taskId: task },
	update: { taskId: task, updateFields: { title: 'New title', priority: 'medium', done: 'done' } },
};

it('previews a task in one shape, whichever operation puts it out', () => {
	const types = Object.keys(OPERATIONS).flatMap((operation) =>
		Object.entries(schemaOf(operation).properties ?? {}).map(
			([key, { type }]) => `${key}: ${type}`,
		),
	);
	const keys = [...new Set(types)].map((each) => each.split(': ')[0]);
	expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
	expect(keys).toEqual(expect.arrayContaining(['message', 'assignedTo']));
	expect(keys).not.toContain('content');
	expect(keys).not.toContain('userId');
});

it.each(Object.keys(OPERATIONS))('%s returns what its preview shows', async (operation) => {
	const { run } = await startWorld();
	const schema = schemaOf(operation);

	const { updated, error } = await run([{}], {
		parameters: { resource: 'task', operation, ...OPERATIONS[operation] },
	});

	expect(error).toBeUndefined();
	expect(updated.length).toBeGreaterThan(0);
	const shown = Object.keys(schema.properties ?? {});
	for (const { json } of updated) expect(differences(json, schema)).toEqual([]);
	// Simplify drops what is empty, and this task has no priority.
	const isShown = (key: string) => key === 'priority' || updated.some(({ json }) => key in json);
	expect(shown.filter((key) => !isShown(key))).toEqual([]);
});
