// Hostile rows through the node; every request, output and log line is judged.
import type {
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Reply } from '../../../nodes/lemlist/http';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { register } from '../../../nodes/lemlist/sending/senders';
import { execute } from '../../../nodes/LemlistTasks/run/execute';
import { VirtualTime } from '../../simulation/virtualTime';
import { executionOf, locator } from '../../unit/support/execution';
import type { ContractCheck } from './contractCheck';
import { startContractCheck } from './contractCheck';
import type { HostileRow, Row } from './hostileRows';
import { HostileRows } from './hostileRows';
import { injusticeOf, violationOf } from './oracle';
import { keyOf, leakedIn } from './secrets';

/** What came of an attack. */
export interface Report {
	rows: number;
	requests: number;
	succeeded: number;
	/** Rows that were rejected, by code. */
	rejected: Map<string, number>;
	/** The most that the heap held after a chunk of rows, in bytes. */
	peakHeap: number;
	/** What went wrong; empty if all held. */
	broken: string[];
}

/** A way of putting a row into the node. */
interface Way {
	name: string;
	operation: string;
	/** The parameters of the row's item. */
	parametersOf: (row: Row) => Record<string, unknown>;
	/** What the item holds; default nothing, since the parameters are evaluated already. */
	columnsOf?: (row: Row) => Record<string, unknown>;
}

/** The words of a task's switch as those of a filter. */
const FILTER_WORDS = new Map<unknown, string>([
	['done', 'with'],
	['reopen', 'without'],
]);

const WAYS: Way[] = [
	{
		name: 'update',
		operation: 'update',
		parametersOf: (row) => ({
			mappingMode: 'defineBelow',
			taskId: locator(row.task),
			clearFields: row.clear,
			updateFields: {
				title: row.title,
				message: row.message,
				dueDate: row.due,
				done: row.done,
				priority: row.priority,
				images: row.images,
				videos: row.videos,
				assignedTo: locator(row.assignee),
			},
		}),
	},
	{
		name: 'update from columns',
		operation: 'update',
		parametersOf: (row) => ({
			mappingMode: 'autoMapInputData',
			taskId: locator(''),
			clearFields: row.clear,
		}),
		columnsOf: (row) => ({
			'Task ID': row.task,
			TITLE: row.title,
			message: row.message,
			due_date: row.due,
			Done: row.done,
			priority: row.priority,
			'linkedin-images': row.images,
			videos: row.videos,
			Assignee: row.assignee,
			clear: row.title,
			['__proto__']: row.title,
			constructor: row.done,
			'': row.message,
		}),
	},
	{
		name: 'create',
		operation: 'create',
		parametersOf: (row) => ({
			mappingMode: 'defineBelow',
			recordId: row.record,
			type: row.type,
			dueDate: row.due,
			title: row.title,
			assignedTo: locator(row.assignee),
			additionalFields: {
				message: row.message,
				priority: row.priority,
				images: row.images,
				videos: row.videos,
			},
		}),
	},
	{
		name: 'create from columns',
		operation: 'create',
		parametersOf: () => ({ mappingMode: 'autoMapInputData', recordId: locator('') }),
		columnsOf: (row) => ({
			contact_id: row.record,
			'': row.message,
			TYPE: row.type,
			'Due-Date': row.due,
			title: row.title,
			'assigned to ': row.assignee,
			MESSAGE: row.message,
			Priority: row.priority,
			images: row.images,
			'LinkedIn Videos': row.videos,
			['__proto__']: row.title,
			constructor: row.done,
		}),
	},
	{
		name: 'ignore',
		operation: 'ignore',
		parametersOf: (row) => ({ taskId: locator(row.task) }),
	},
	{
		name: 'getAll',
		operation: 'getAll',
		parametersOf: (row) => ({
			returnAll: true,
			simplify: false,
			filters: {
				title: row.title,
				search: row.message,
				dueDateFrom: row.due,
				priority: row.priority,
				hasCampaign: FILTER_WORDS.get(row.done) ?? row.done,
				assignedTo: locator(row.assignee),
				taskId: row.task,
				type: row.type,
			},
		}),
	},
];

/** Rows of one run. Nothing of a run is kept, so memory does not grow with their number. */
const CHUNK = 250;
const KEY = keyOf(0);
/** More would not help. */
const MAX_BROKEN = 20;

/** Sends rows through the node in all ways in turn, and checks every request and every output. */
export async function attack(rows: number, seed: number): Promise<Report> {
	const source = new HostileRows(seed);
	const check = await startContractCheck();
	const report: Report = {
		rows: 0,
		requests: 0,
		succeeded: 0,
		rejected: new Map(),
		peakHeap: 0,
		broken: [],
	};
	try {
		for (let chunk = 0; report.rows < rows; chunk++) {
			const way = WAYS[chunk % WAYS.length]!;
			await runChunk(way, source.next(Math.min(CHUNK, rows - report.rows)), check, report);
			report.peakHeap = Math.max(report.peakHeap, process.memoryUsage().heapUsed);
		}
	} finally {
		await check.close();
	}
	return report;
}

/** Notes what went wrong, with what it went wrong for. */
type Fail = (what: string, about?: unknown) => void;

async function runChunk(
	way: Way,
	rows: HostileRow[],
	check: ContractCheck,
	report: Report,
): Promise<void> {
	const { name, operation } = way;
	const fail: Fail = (what, about) => {
		if (report.broken.length < MAX_BROKEN) {
			report.broken.push(`${name}: ${what} ${show(about)}`);
		}
	};
	const { output, requests, seen } = await run(way, rows);
	checkOutput(operation, output, rows, report, fail);
	checkRequests(operation, output, rows, requests, fail);
	for (const request of requests) {
		const violation = await check.violationOf(request);
		if (violation) fail(violation, request.body ?? request.qs);
	}
	if (leakedIn([output, seen], KEY).length > 0) fail('the key is shown');
	if (Object.keys(Object.prototype).length > 0) fail('every object got a property');
	report.rows += rows.length;
	report.requests += requests.length;
}

async function run({ operation, parametersOf, columnsOf }: Way, rows: HostileRow[]) {
	const time = new VirtualTime();
	const clock = time.clockOfProcess(() => 0.5);
	register(KEY, new Sender(clock, { limit: Infinity, windowMs: 0, marginMs: 0 }));

	const requests: IHttpRequestOptions[] = [];
	const http = async (request: IHttpRequestOptions): Promise<Reply> => {
		const body = replyTo(operation, request, requests.push(request) - 1);
		return { statusCode: 200, headers: {}, body };
	};
	const items = rows.map(({ row }) => ({ resource: 'task', operation, ...parametersOf(row) }));
	const columns = rows.map(({ row }) => (columnsOf?.(row) ?? {}) as IDataObject);
	const seen: unknown[] = [];
	const log = (...logged: unknown[]) => void seen.push(logged);
	const context = Object.assign(executionOf({ items, rows: columns, http, apiKey: KEY }), {
		logger: { debug: log, error: log },
		continueOnFail: () => true,
		getExecutionCancelSignal: () => undefined,
		addExecutionHints: log,
	});
	const running = execute(context as unknown as IExecuteFunctions, clock);
	await time.run(Infinity);
	const [output = []] = await running;
	return { output, requests, seen };
}

function checkOutput(
	operation: string,
	output: INodeExecutionData[],
	rows: HostileRow[],
	report: Report,
	fail: Fail,
): void {
	const paired = output.map(({ pairedItem }) => Object(pairedItem).item as number);
	const isInOrder = paired.every((item, index) => item === index);
	if (output.length !== rows.length || !isInOrder) fail(`${output.length} outputs`);
	for (const [index, { json }] of output.entries()) {
		const error = json['error'] as Record<string, unknown> | undefined;
		if (!error) {
			report.succeeded++;
			continue;
		}
		const { code, message, description, attempts } = error;
		report.rejected.set(String(code), (report.rejected.get(String(code)) ?? 0) + 1);
		const texts = `${String(message)}${String(description)}`;
		const { row } = rows[index]!;
		if (!/^\w{1,64}$/.test(String(code))) fail('odd code', error);
		if (String(message).length >= 1_000) fail('long message', error);
		if (/\p{Cc}/u.test(texts)) fail('control characters', error);
		if (attempts !== 0) fail('a request for a rejected row', error);
		const injustice = injusticeOf(operation, rows[index]!, { code, field: error['field'] });
		if (injustice) fail(`${String(message)} ${injustice}`, row);
	}
}

/** Each row that succeeded was sent, as what it says. */
function checkRequests(
	operation: string,
	output: INodeExecutionData[],
	rows: HostileRow[],
	requests: IHttpRequestOptions[],
	fail: Fail,
): void {
	for (const [index, { json }] of output.entries()) {
		if (json['error']) continue;
		const id = String(json['_id']);
		const request =
			operation === 'ignore'
				? requests.find(({ body }) => Object(body).ids?.includes(id))
				: requests[Number(json['number'])];
		const row = rows[index]!;
		const violation = request ? violationOf(operation, row, request) : 'nothing was sent';
		if (violation) fail(violation, [row.row, request?.body ?? request?.qs]);
	}
}

const MEMBER = { userId: 'usr_1', name: 'Member One', email: 'one@example.com' };

/** A reply that says by its number which request it is for. */
function replyTo(
	operation: string,
	{ method = 'GET', url, body, qs }: IHttpRequestOptions,
	number: number,
): unknown {
	if (url === '/team') return { users: [MEMBER] };
	if (url === '/contacts') return [];
	if (url === '/companies') return { data: [] };
	if (url === '/tasks/ignore') return {};
	const { id = `opp_sent${number}` } = Object(body) as { id?: string };
	if (method !== 'GET') return { _id: id, number };
	// Ignore reads its tasks first.
	const ids = operation === 'ignore' ? String(Object(qs).taskId).split(',') : [id];
	const results = ids.map((_id) => ({ _id, number, status: 'due' }));
	return { results, total: results.length, limit: 100 };
}

function show(value: unknown): string {
	try {
		return (JSON.stringify(value) ?? '').slice(0, 600);
	} catch {
		return typeof value;
	}
}
