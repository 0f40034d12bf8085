// `npm run demo`: runs an example workflow in n8n's own engine against the sandbox, and prints a
// table of what changed per row, or the error and how to fix it.
import Table from 'cli-table3';
import type { INodeExecutionData } from 'n8n-workflow';
import { resolve } from 'node:path';
import workflow from '../examples/update-tasks-from-rows.json';
import type { Sandbox, SandboxTask } from '../sandbox';
import { startSandbox } from '../sandbox';
import { changesOf } from './demo/changes';
import { loadPackage } from './engine/nodeTypes';
import type { WorkflowJson } from './engine/runWorkflow';
import { outputOf, runWorkflow } from './engine/runWorkflow';

const NODE = 'Lemlist Tasks';
const rows = workflow.pinData.Rows as INodeExecutionData[];

async function main(): Promise<void> {
	const sandbox = await startSandbox();
	const before = structuredClone(sandbox.tasks);
	console.log(`Running ${rows.length} rows of "${workflow.name}" in n8n's engine…\n`);

	const run = await runWorkflow({
		loader: await loadPackage(resolve(__dirname, '..')),
		workflow: workflow as unknown as WorkflowJson,
		credentials: { lemlistTasksApi: { apiKey: sandbox.apiKey, baseUrl: sandbox.url } },
		items: rows,
	});
	const { error } = run.data.resultData;
	if (error) throw error;

	const table = new Table({
		head: ['Row', 'Task', 'What changed, or the error and how to fix it'],
		colWidths: [5, 24, 88],
		wordWrap: true,
		style: { head: [], border: [], compact: true },
	});
	for (const row of toRows(outputOf(run, NODE, 0), outputOf(run, NODE, 1), before, sandbox)) {
		table.push(row);
	}
	console.log(table.toString());

	const [hint] = run.data.resultData.runData[NODE]?.[0]?.hints ?? [];
	console.log(`\n${hint?.message ?? ''}`);
	console.log(
		`The sandbox received ${sandbox.requests.length} requests, at most ${sandbox.maxInAnyWindow()} in any 2 seconds.`,
	);
	await sandbox.close();
}

function toRows(
	updated: INodeExecutionData[],
	failed: INodeExecutionData[],
	before: Map<string, SandboxTask>,
	sandbox: Sandbox,
): string[][] {
	const results = [
		...updated.map((item) => [rowOf(item), changesOf(item, before, sandbox)] as const),
		...failed.map((item) => [rowOf(item), errorOf(item)] as const),
	];
	return results
		.sort(([one], [other]) => one - other)
		.map(([row, text]) => [String(row + 1), String(rows[row]?.json['Task'] || '(blank)'), text]);
}

/** The input row that an output item is paired with. */
const rowOf = ({ pairedItem }: INodeExecutionData) => (pairedItem as { item: number }).item;

/** Without the item number, since the table has a column for it. */
const errorOf = ({ json }: INodeExecutionData) =>
	`✗ ${(json['error'] as { message: string }).message.replace(/ \[item \d+\]$/, '')}`;

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
