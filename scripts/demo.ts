// `npm run demo`: runs an example workflow in n8n's own engine against the sandbox, and prints a
// table of what each item changed, or its error and how to fix it.
import Table from 'cli-table3';
import type { INodeExecutionData } from 'n8n-workflow';
import workflow from '../examples/update-tasks-from-rows.json';
import type { Sandbox, SandboxTask } from '../sandbox';
import { startSandbox } from '../sandbox';
import { changesOf } from './demo/changes';
import { loadPackage } from './engine/nodeTypes';
import type { WorkflowJson } from './engine/runWorkflow';
import { outputOf, runWorkflow } from './engine/runWorkflow';

const NODE = 'Lemlist Tasks';

/** Rows of the example that cannot be sent, or that lemlist rejects. The demo's test counts them. */
const WRONG_ON_PURPOSE = 12;
const items = workflow.pinData.Rows as INodeExecutionData[];
const credentials = { lemlistTasksApi: { id: 'sandbox', name: 'Sandbox' } };

async function main(): Promise<void> {
	const sandbox = await startSandbox();
	try {
		await runDemo(sandbox);
	} finally {
		await sandbox.close(); // otherwise this process would not end
	}
}

async function runDemo(sandbox: Sandbox): Promise<void> {
	const before = structuredClone(sandbox.tasks);
	console.log(
		`${items.length} rows run through n8n's engine, against a local mock of lemlist. ${WRONG_ON_PURPOSE} of them are wrong on purpose, to show what becomes of such rows.\n`,
	);

	const run = await runWorkflow({
		loader: await loadPackage(),
		workflow: {
			...workflow,
			nodes: workflow.nodes.map((node) => ({ ...node, credentials })),
		} as unknown as WorkflowJson,
		credentials: { lemlistTasksApi: { apiKey: sandbox.apiKey, baseUrl: sandbox.url } },
		items,
	});
	const { error } = run.data.resultData;
	if (error) throw error;

	const table = new Table({
		head: ['Item', 'Task', 'What changed, or the error and how to fix it'],
		colWidths: [6, 24, 87],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const row of toRows(outputOf(run, NODE, 0), outputOf(run, NODE, 1), before, sandbox)) {
		table.push(row);
	}
	console.log(table.toString());
	console.log('Items count from 0, as in n8n. Dates are in UTC.');

	const [hint] = run.data.resultData.runData[NODE]?.[0]?.hints ?? [];
	console.log(`\n${hint?.message ?? ''}`);
	console.log(
		`The mock received ${sandbox.requests.length} requests, at most ${sandbox.maxInAnyWindow()} in any 2 seconds.`,
	);
	console.log("To run it in n8n's editor: npm start");
}

function toRows(
	updated: INodeExecutionData[],
	failed: INodeExecutionData[],
	before: Map<string, SandboxTask>,
	sandbox: Sandbox,
): string[][] {
	const results = [
		...updated.map((item) => [indexOf(item), changesOf(item, before, sandbox)] as const),
		...failed.map((item) => [indexOf(item), errorOf(item)] as const),
	];
	return results
		.sort(([one], [other]) => one - other)
		.map(([index, text]) => [String(index), String(items[index]?.json['Task'] || '(blank)'), text]);
}

/** The index of the input item that an output item is paired with. */
const indexOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;

/** Without the item number, since the table has a column for it. */
const errorOf = ({ json }: INodeExecutionData) =>
	`✗ ${(json['error'] as { message: string }).message.replace(/^Row \d+ \(item \d+\): /, '')}`;

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
