import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { register } from '../../../nodes/lemlist/sending/senders';
import { execute } from '../../../nodes/LemlistTasks/run/execute';
import { VirtualTime } from '../../simulation/virtualTime';
import { description } from '../../unit/support/declarations';
import { executionOf, locator } from '../../unit/support/execution';
import type { Fault } from './faults';
import { MemoryLemlist } from './memoryLemlist';

/** The parameters of an item by its name, for each operation. */
export const OPERATIONS = {
	update: (item: string) => ({
		...{ operation: 'update', taskId: locator(`opp_${item}`), clearFields: [] },
		updateFields: { title: 'Call' },
	}),
	ignore: (item: string) => ({ operation: 'ignore', taskId: locator(`opp_${item}`) }),
	create: (item: string) => ({
		...{ operation: 'create', recordId: 'ctc_1', type: 'manual', dueDate: '2026-03-15' },
		...{ assignedTo: locator('usr_1'), additionalFields: { title: item } },
	}),
	getAll: (item: string) => ({
		...{ operation: 'getAll', returnAll: true, filters: { search: item } },
	}),
};

/** A case of the matrix. */
export interface Case {
	operation: keyof typeof OPERATIONS;
	fault: Fault;
	/** Whether an item is hit, by its index. */
	isHit: (index: number) => boolean;
	continueOnFail: boolean;
	items: number;
}

/** What came of it. */
export interface Ran {
	/** undefined if the node threw. */
	output: INodeExecutionData[] | undefined;
	error: (Error & { context: { itemIndex: number } }) | undefined;
	hint: string;
	lemlist: MemoryLemlist;
	/** All that a user can see, and the log, as text. */
	shown: string;
	key: string;
	base64: string;
	/** Virtual time that it took. */
	tookMs: number;
}

let keys = 0;

/** Runs a case on a clock of its own. */
export async function runOperation(which: Case): Promise<Ran> {
	const { operation, fault, isHit, continueOnFail, items } = which;
	const key = `secret-key-${++keys}`;
	const base64 = Buffer.from(`:${key}`).toString('base64').replace(/=+$/, '');
	const time = new VirtualTime();
	const lemlist = new MemoryLemlist(time, fault, (item) => isHit(Number(item)), { key, base64 });
	register(key, new Sender(time.clockOfProcess(() => 0.5)));

	const logged: unknown[] = [];
	const log = (...args: unknown[]) => void logged.push(args);
	const hints: NodeExecutionHint[] = [];
	const names = Array.from({ length: items }, (_, index) => String(index));
	const context = Object.assign(
		executionOf({
			items: names.map((name) => ({ resource: 'task', ...OPERATIONS[operation](name) })),
			http: async (request) => await lemlist.handle(request),
			apiKey: key,
		}),
		{
			logger: { debug: log, error: log },
			continueOnFail: () => continueOnFail,
			getExecutionCancelSignal: () => undefined,
			addExecutionHints: (...added: NodeExecutionHint[]) => void hints.push(...added),
		},
	);

	let tookMs = Infinity;
	const running = execute(context as unknown as IExecuteFunctions, description).then(
		([output]) => ({ output, error: undefined }),
		(error: Ran['error']) => ({ output: undefined, error }),
	);
	void running.then(() => (tookMs = time.now()));
	await time.run(Infinity);
	const { output, error } = await running;
	const thrown = error && { ...error, message: error.message, stack: error.stack };
	const shown = JSON.stringify({ output, thrown, hints, logged });
	const hint = hints[0]?.message ?? '';
	return { output, error, hint, lemlist, shown, key, base64, tookMs };
}
