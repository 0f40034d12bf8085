import type { IExecuteFunctions, INodeExecutionData, NodeExecutionHint } from 'n8n-workflow';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { register } from '../../../nodes/lemlist/sending/senders';
import { execute } from '../../../nodes/LemlistTasks/run/execute';
import { VirtualTime } from '../../simulation/virtualTime';
import { executionOf, locator } from '../../unit/support/execution';
import type { Fault } from './faults';
import { MemoryLemlist } from './memoryLemlist';
import { keyOf, leakedIn, secretsOf } from './secrets';

/** The parameters of an item by its name, for each operation. */
const OPERATIONS = {
	update: (item: string) => ({
		operation: 'update',
		mappingMode: 'defineBelow',
		taskId: locator(`opp_${item}`),
		clearFields: [],
		updateFields: { title: 'Call' },
	}),
	ignore: (item: string) => ({ operation: 'ignore', taskId: locator(`opp_${item}`) }),
	create: (item: string) => ({
		operation: 'create',
		mappingMode: 'defineBelow',
		recordId: 'ctc_1',
		type: 'manual',
		dueDate: '2026-03-15',
		assignedTo: locator('usr_1'),
		title: item,
		additionalFields: {},
	}),
	getAll: (item: string) => ({
		operation: 'getAll',
		returnAll: true,
		filters: { search: item },
	}),
	get: (item: string) => ({ operation: 'get', taskId: locator(`opp_${item}`) }),
	count: (item: string) => ({ operation: 'count', filters: { search: item } }),
};

type OperationName = keyof typeof OPERATIONS;

/** Their names. */
export const OPERATION_NAMES = Object.keys(OPERATIONS) as OperationName[];

/** Whether a request that arrives twice does no more than one that arrives once. */
export const isRepeatable = (operation: OperationName): boolean => operation !== 'create';

/** The task that an item names. */
export const TASK_OF: Record<OperationName, (index: number) => string | null> = {
	update: (index) => `opp_${index}`,
	ignore: (index) => `opp_${index}`,
	create: () => null,
	getAll: () => null,
	get: (index) => `opp_${index}`,
	count: () => null,
};

/** A case of the matrix. */
export interface Case {
	operation: OperationName;
	fault: Fault;
	/** Whether an item is hit, by its index. */
	isHit: (index: number) => boolean;
	continueOnFail: boolean;
	items: number;
	/** Whether the fault hits each item once only. */
	once?: boolean;
}

/** The error of n8n that stopped a run. */
interface StoppingError extends Error {
	context: {
		itemIndex: number;
		code: string;
		description?: string;
		httpStatus: number | null;
		taskId: string | null;
		field: string | null;
		attempts: number;
	};
}

/** What came of it. */
export interface Ran {
	/** undefined if the node threw. */
	output: INodeExecutionData[] | undefined;
	error: StoppingError | undefined;
	hint: string;
	lemlist: MemoryLemlist;
	/** Spellings of the key that a user can see somewhere, or that are in the log. */
	leaked: string[];
	/** Virtual time that it took. */
	tookMs: number;
}

let keys = 0;

/** Runs a case on a clock of its own. */
export async function runOperation(which: Case): Promise<Ran> {
	const { operation, fault, isHit, continueOnFail, items, once = false } = which;
	const key = keyOf(++keys);
	const time = new VirtualTime();
	const isItemHit = (item: string) => isHit(Number(item));
	const lemlist = new MemoryLemlist(
		time,
		fault,
		isItemHit,
		secretsOf(key),
		once,
		operation === 'get',
	);
	const clock = time.clockOfProcess(() => 0.5);
	register(key, new Sender(clock));

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
	const running = execute(context as unknown as IExecuteFunctions, clock).then(
		([output]) => ({ output, error: undefined }),
		(error: StoppingError) => ({ output: undefined, error }),
	);
	void running.then(() => (tookMs = time.now()));
	await time.run(Infinity);
	const { output, error } = await running;
	const hint = hints[0]?.message ?? '';
	const leaked = leakedIn({ output, error, hints, logged }, key);
	return { output, error, hint, lemlist, leaked, tookMs };
}
