// Hostile rows through the node, with an oracle that shares no code with it.
import type { IExecuteFunctions, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import type { Reply } from '../../../nodes/lemlist/http';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { register } from '../../../nodes/lemlist/sending/senders';
import { execute } from '../../../nodes/LemlistTasks/run/execute';
import { VirtualTime } from '../../simulation/virtualTime';
import { description } from '../../unit/support/declarations';
import { executionOf, locator } from '../../unit/support/execution';
import type { ContractCheck } from './contractCheck';
import { startContractCheck } from './contractCheck';
import type { Row } from './hostileRows';
import { HostileRows } from './hostileRows';

/** What came of an attack. */
export interface Report {
	rows: number;
	requests: number;
	succeeded: number;
	/** Rows that were rejected, by code. */
	rejected: Map<string, number>;
	/** What went wrong; empty if all held. */
	broken: string[];
}

const PARAMETERS: Record<string, (row: Row) => Record<string, unknown>> = {
	update: (row) => ({
		...{ operation: 'update', taskId: locator(row.task), clearFields: row.clear },
		updateFields: {
			...{ title: row.title, message: row.message, dueDate: row.due, done: row.done },
			...{ priority: row.priority, images: row.images, videos: row.videos },
			assignedTo: locator(row.assignee),
		},
	}),
	create: (row) => ({
		...{ operation: 'create', recordId: row.record, type: row.type, dueDate: row.due },
		assignedTo: locator(row.assignee),
		additionalFields: {
			...{ title: row.title, message: row.message, priority: row.priority },
			...{ images: row.images, videos: row.videos },
		},
	}),
	ignore: (row) => ({ operation: 'ignore', taskId: locator(row.task) }),
	getAll: (row) => ({
		...{ operation: 'getAll', returnAll: true },
		filters: {
			...{ title: row.title, search: row.message, dueDateFrom: row.due, priority: row.priority },
			...{ assignedTo: locator(row.assignee), taskId: row.task, type: row.type },
		},
	}),
};

const CHUNK = 250;
let keys = 0;

/** Sends rows through all operations in turn, and checks every request and every output. */
export async function attack(rows: number, seed: number): Promise<Report> {
	const source = new HostileRows(seed);
	const check = await startContractCheck();
	const report: Report = { rows: 0, requests: 0, succeeded: 0, rejected: new Map(), broken: [] };
	const operations = Object.keys(PARAMETERS);
	try {
		for (let chunk = 0; report.rows < rows; chunk++) {
			const operation = operations[chunk % operations.length]!;
			await runChunk(operation, source.next(Math.min(CHUNK, rows - report.rows)), check, report);
		}
	} finally {
		await check.close();
	}
	return report;
}

async function runChunk(operation: string, rows: Row[], check: ContractCheck, report: Report) {
	const key = `attack-key-${++keys}`;
	const base64 = Buffer.from(`:${key}`).toString('base64').replace(/=+$/, '');
	const time = new VirtualTime();
	const unlimited = { limit: Infinity, windowMs: 0, marginMs: 0 };
	register(
		key,
		new Sender(
			time.clockOfProcess(() => 0.5),
			unlimited,
		),
	);
	const fail = (what: string, row?: unknown) => {
		if (report.broken.length < 20) report.broken.push(`${operation}: ${what} ${show(row)}`);
	};

	const requests: IHttpRequestOptions[] = [];
	const http = async (request: IHttpRequestOptions): Promise<Reply> => {
		requests.push(request);
		return { statusCode: 200, headers: {}, body: replyTo(request) };
	};
	const items = rows.map((row) => ({ resource: 'task', ...PARAMETERS[operation]!(row) }));
	const seen: unknown[] = [];
	const log = (...logged: unknown[]) => void seen.push(logged);
	const context = Object.assign(executionOf({ items, http, apiKey: key }), {
		logger: { debug: log, error: log },
		continueOnFail: () => true,
		getExecutionCancelSignal: () => undefined,
		addExecutionHints: log,
	});
	const running = execute(context as unknown as IExecuteFunctions, description);
	await time.run(Infinity);
	const [output = []] = await running;
	checkOutput(output, rows, report, fail);
	for (const request of requests) {
		const violation = (await check.violationOf(request)) ?? violationOf(request);
		if (violation) fail(violation, request.body ?? request.qs);
	}
	report.rows += rows.length;
	report.requests += requests.length;

	const shown = JSON.stringify([output, seen]);
	if (shown.includes(key) || shown.includes(base64)) fail('the key is shown');
}

function checkOutput(
	output: INodeExecutionData[],
	rows: Row[],
	report: Report,
	fail: (what: string, row?: unknown) => void,
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
		const code = String(error['code']);
		report.rejected.set(code, (report.rejected.get(code) ?? 0) + 1);
		if (code === 'INTERNAL_ERROR') fail(String(error['message']), rows[index]);
		if (!/^\w{1,64}$/.test(code)) fail(`code ${code}`, rows[index]);
		if (String(error['message']).length > 1_000) fail('a long message', rows[index]);
		if (error['attempts'] !== 0)
			fail(`a request for a row: ${String(error['message'])}`, rows[index]);
	}
}

const ISO = /^(19[7-9]\d|20\d\d|2100)-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** What the contract cannot say: what is blank, public and possible. */
function violationOf({ body, qs, url }: IHttpRequestOptions): string | undefined {
	const sent = { ...Object(body), ...Object(qs) } as Record<string, unknown>;
	if (sent['dueDate'] !== undefined && !ISO.test(String(sent['dueDate']))) return 'odd date';
	const media = ['images', 'videos'].flatMap((name) => (sent[name] ?? []) as string[]);
	if (media.length > 6) return 'too many files';
	if (
		media.some(
			(each) => !/^https:\/\/(?!localhost|10\.|\[)[^@]*$/.test(each.replace(/\/\/[^/]*@/, '//')),
		)
	) {
		return 'a file that is not public';
	}
	const isUpdate = url === '/tasks' && 'id' in sent;
	for (const [name, value] of Object.entries(sent)) {
		const isCleared = isUpdate && ['title', 'message', 'priority'].includes(name) && value === '';
		if (
			typeof value === 'string' &&
			!isCleared &&
			/^[\s\u200b\u2060\u3164\u2800\ufeff]*$/.test(value)
		) {
			return name === 'priority' ? undefined : `blank ${name}`;
		}
	}
	return undefined;
}

function replyTo({ method = 'GET', url, body }: IHttpRequestOptions): unknown {
	if (url === '/team') return { users: [{ userId: 'usr_1', email: 'one@example.com' }] };
	if (url === '/tasks/ignore') return {};
	if (method === 'GET') return { results: [{ _id: 'opp_1' }], total: 1, limit: 100 };
	return { _id: String(Object(body).id ?? 'opp_new') };
}

function show(value: unknown): string {
	try {
		return (JSON.stringify(value) ?? '').slice(0, 300);
	} catch {
		return String(typeof value);
	}
}
