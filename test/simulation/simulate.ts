// One run: independent processes send their items with the same API key.
import type { Clock } from '../../nodes/lemlist/clock';
import { inOrder } from '../../nodes/lemlist/inOrder';
import { Line } from '../../nodes/lemlist/pacing/line';
import { isConfirmation } from '../../nodes/lemlist/policy/expected';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { type Arrival, Network, type NetworkSettings } from './network';
import { randomFrom } from './random';
import { VirtualTime } from './virtualTime';

/** The work of one process, with one sender. Times in ms. */
export interface Execution {
	process: number;
	items: number;
	startMs: number;
	/** When it is cancelled; n8n aborts its pending requests. */
	cancelMs?: number;
	maxPerWindow?: number;
	/** How many of its items are under way or in line at once; without it, as many as an Update's. */
	concurrency?: number;
	/** False if its requests must not arrive twice. */
	repeatable?: boolean;
	/** Whether its Base URL leads nowhere. */
	isUnreachable?: boolean;
	/** When the caller gives up, in ms after the start: it is a list in the panel. */
	patienceMs?: number;
}

/** What is simulated. */
export interface Scenario extends Partial<Omit<NetworkSettings, 'server'>> {
	/** The executions; `random` is seeded. */
	executions: (random: () => number) => Execution[];
	/** Requests per second of another tool with the same key, which never retries. */
	otherTool?: number;
}

/** What came of an execution. Times in ms. */
export interface ExecutionResult {
	execution: Execution;
	finishedMs: number;
	/** Items with a 200. */
	done: number;
	/** Items that failed. The remaining ones were stopped by the cancellation. */
	lost: number;
	/** Requests that the server rejected. */
	rejected: number;
	/** Requests that got no reply or a 5xx. */
	failed: number;
	maxTries: number;
	/** When each request was sent. */
	sentAt: number[];
}

/** What came of a run. */
export interface Result {
	/** When the last item was finished, in ms. */
	finishedMs: number;
	/** Number of our requests that the server rejected. */
	rejected: number;
	/** Share of the other tool's requests that were rejected during the run. */
	otherToolRejected: number;
	executions: ExecutionResult[];
	/** All requests that the server's rate limit has counted, in the order of their arrival. */
	arrivals: readonly Arrival[];
}

/** What sends the requests of a process: the node's own sender, or another one to compare with. */
export type AnySender = Pick<Sender, 'send'>;

/** What all executions of a run share. */
interface World {
	time: VirtualTime;
	network: Network;
	/** The one sender of a process. */
	senderOf: (process: number) => AnySender;
}

const END_MS = 1_000_000;

/**
 * Runs a scenario on virtual time. The same seed gives the same result.
 * @throws if it is not finished after {@link END_MS}
 */
export async function simulate(
	scenario: Scenario,
	server: NetworkSettings['server'],
	seed: number,
	newSender: (clock: Clock) => AnySender = (clock) => new Sender(clock),
): Promise<Result> {
	const random = randomFrom(seed);
	const time = new VirtualTime();
	const network = new Network(time, random, {
		headers: 'whole',
		medianLatencyMs: 150,
		faults: 0,
		...scenario,
		server,
	});
	const senders = new Map<number, AnySender>();
	const senderOf = (process: number): AnySender => {
		const sender =
			senders.get(process) ?? newSender(time.clockOfProcess(randomFrom(seed * 1_000 + process)));
		senders.set(process, sender);
		return sender;
	};

	const other = new OtherTool(time, network, random);
	if (scenario.otherTool) void other.run(scenario.otherTool);
	const executions: ExecutionResult[] = [];
	const running = scenario
		.executions(random)
		.map(async (execution) => await runExecution(execution, { time, network, senderOf }));
	void Promise.all(running).then((results) => {
		executions.push(...results);
		other.isRunning = false;
	});
	await time.run(END_MS);
	if (executions.length === 0)
		throw new Error(`Not finished after ${END_MS / 1_000} simulated seconds`);
	return {
		finishedMs: Math.max(...executions.map(({ finishedMs }) => finishedMs)),
		rejected: executions.reduce((sum, { rejected }) => sum + rejected, 0),
		otherToolRejected: other.sent ? other.rejected / other.sent : 0,
		executions,
		arrivals: network.arrivals,
	};
}

async function runExecution(
	execution: Execution,
	{ time, network, senderOf }: World,
): Promise<ExecutionResult> {
	const { process, items, startMs, cancelMs, maxPerWindow, concurrency, patienceMs } = execution;
	const { repeatable, isUnreachable } = execution;
	const result: ExecutionResult = {
		execution,
		finishedMs: Infinity,
		done: 0,
		lost: 0,
		rejected: 0,
		failed: 0,
		maxTries: 0,
		sentAt: [],
	};
	const abort = new AbortController();
	const aborted = new Promise<never>((_, reject) => {
		abort.signal.addEventListener('abort', () => reject(new Error('canceled')));
	});
	aborted.catch(() => undefined);
	if (cancelMs !== undefined) void time.wait(cancelMs).then(() => abort.abort());

	const request = async () => {
		result.sentAt.push(time.now());
		const sent = isUnreachable ? network.refuse() : network.request(process);
		const reply = await Promise.race([sent, aborted]).catch((error) => {
			result.failed++;
			throw error;
		});
		if (reply.statusCode === 429) result.rejected++;
		if (reply.statusCode >= 500) result.failed++;
		return reply;
	};
	const baseUrl = isUnreachable ? 'https://nobody.example.com' : 'https://lemlist.example.com';
	const line = new Line({ baseUrl, maxPerWindow, goesFirst: patienceMs !== undefined });
	const sendItem = async () => {
		let tries = 0;
		const attempt = async () => {
			tries++;
			return await request();
		};
		const deadline = patienceMs && startMs + patienceMs;
		const options = {
			expects: isConfirmation,
			signal: abort.signal,
			line,
			deadline,
			repeatable,
			isInteractive: deadline !== undefined,
		};
		const outcome = await senderOf(process).send(attempt, options);
		result.maxTries = Math.max(result.maxTries, tries);
		if (outcome.kind === 'answered' && outcome.reply.statusCode === 200) result.done++;
		else if (outcome.kind !== 'stopped') result.lost++;
	};
	await time.wait(startMs);
	await inOrder(items, String, sendItem, concurrency);
	result.finishedMs = time.now();
	return result;
}

/** Another tool with the same key, which sends at random intervals and never retries. */
class OtherTool {
	isRunning = true;
	sent = 0;
	rejected = 0;

	constructor(
		private readonly time: VirtualTime,
		private readonly network: Network,
		private readonly random: () => number,
	) {}

	async run(perSecond: number): Promise<void> {
		await this.time.wait(this.random() * 1_000);
		while (this.isRunning) {
			void this.network.request().then(
				({ statusCode }) => (this.rejected += statusCode === 429 ? 1 : 0),
				() => undefined,
			);
			this.sent++;
			await this.time.wait((0.5 + this.random()) * (1_000 / perSecond));
		}
	}
}
