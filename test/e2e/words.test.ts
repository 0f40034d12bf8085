// Fields with a list of choices take words from expressions: the editor objects to none.
import type { INodeParameters } from 'n8n-workflow';
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith, type Panel } from './support/panel';
import { locator } from './support/rowsWorkflow';

const setup = useEditor('words-key');

/** The fields of each operation that take words. */
const FIELDS: Record<string, (word: string) => INodeParameters> = {
	create: (word) => ({
		...{ recordId: 'ctc_contact0000000001', assignedTo: locator('usr_SalesOne000000000') },
		...{ dueDate: '2026-12-01', type: word, additionalFields: { priority: word } },
	}),
	getAll: (word) => ({
		filters: {
			...{ channel: word, hasCampaign: word, hasDueDate: word, objectType: word, priority: word },
			...{ status: word, type: word },
		},
		options: { include: word },
		sort: { sortBy: word, sortOrder: word },
	}),
	update: (word) => ({
		taskId: locator('opp_phone000000000001'),
		updateFields: { done: word, priority: word },
		clearFields: word,
	}),
};

const WORDS = { Priority: 'high', Blank: '', Several: '1,2' };

const CASES = Object.keys(FIELDS).flatMap((operation) =>
	Object.keys(WORDS).map((column) => [operation, column] as const),
);
const nameOf = (operation: string, column: string) => `${operation} ${column}`;

let panel: Panel;
beforeAll(async () => {
	const workflow = workflowWith({ operation: 'update' }, setup.world.credential);
	const [start, node] = workflow.nodes;
	workflow.pinData = { Start: [{ json: WORDS }] };
	workflow.nodes = [
		start!,
		...CASES.map(([operation, column], index) => ({
			...node!,
			...{
				id: `node${index}`,
				name: nameOf(operation, column),
				position: [220 * (index % 3), 180 * (1 + Math.floor(index / 3))] as [number, number],
			},
			parameters: { resource: 'task', operation, ...FIELDS[operation]!(`={{ $json.${column} }}`) },
		})),
	];
	workflow.connections = {
		Start: {
			main: [CASES.map((each) => ({ node: nameOf(...each), type: 'main' as const, index: 0 }))],
		},
	};
	panel = await openPanel(
		...([setup, await setup.world.n8n.createWorkflow(workflow), nameOf(...CASES[0]!)] as const),
	);
});

it.each(CASES)('%s: %s', async (operation, column) => {
	await panel.goTo(nameOf(operation, column));
	const parameters = panel.byTestId('node-parameters');
	const previews = panel.byTestId('parameter-input-hint');
	const fields = JSON.stringify(FIELDS[operation]!('word')).match(/"word"/g)!.length;
	const expected = WORDS[column as keyof typeof WORDS] || '[empty]';
	await previews.nth(fields - 1).waitFor();

	expect(await previews.allInnerTexts()).toEqual(new Array<string>(fields).fill(expected));
	expect(await panel.byTestId('parameter-issues').count()).toBe(0);
	expect(await parameters.innerText()).not.toContain('not supported');
	if (operation === 'update' && column === 'Priority') {
		await panel.pictureOf('panel-priority', 1_000, [panel.parameter('priority')]);
	}
});
