// One run: independent processes send their items with the same API key.
import { inOrder } from '../../nodes/lemlist/inOrder';
import { isDone } from '../../nodes/lemlist/policy/expected';
import { Sender } from '../../nodes/lemlist/sending/sender';
import { type Arrival, Network, type NetworkSettings } from './network';
import { randomFrom } from './random';
import { VirtualTime } from './virtualTime';

/** The work of one process, with one sender. */
export interface Execution {
	process: number;
	items: number;
	startMs: number;
	/** When it is cancelled; n8n aborts its pending requests. */
	cancelMs?: number;
	maxPerWindow?: number;
}

export interface Scenario extends Partial<Omit<NetworkSettings, 'server'>> {
	/** The executions; `random` is seeded. */
	executions: (random: () => number) => Execution[];
	/** Requests per second of another tool with the same key, which never retries. */
	otherTool?: number;
}

export interface ExecutionResult {
	finishedMs: number;
	/** Items with a 200. */
	done: number;
	/** Items that failed. The remaining ones were stopped by the cancellation. */
	lost: number;
	maxTries: number;
	/** When each request was sent, in ms. */
	sentAt: number[];
}

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

const END_MS = 1_000_000;

export async function simulate(
	scenario: Scenario,
	server: NetworkSettings['server'],
	seed: number,
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
	let rejected = 0;

	const senders = new Map<number, Sender>();
	const senderOf = (process: number): Sender => {
		const sender =
			senders.get(process) ?? new Sender(time.clockOfProcess(randomFrom(seed * 1_000 + process)));
		senders.set(process, sender);
		return sender;
	};

	const execute = async (execution: Execution): Promise<ExecutionResult> => {
		const result = { finishedMs: Infinity, done: 0, lost: 0, maxTries: 0, sentAt: [] as number[] };
		const abort = new AbortController();
		const aborted = new Promise<never>((_, reject) => {
			abort.signal.addEventListener('abort', () => reject(new Error('canceled')));
		});
		aborted.catch(() => undefined);
		const attempt = async () => {
			result.sentAt.push(time.now());
			const reply = await Promise.race([network.request(execution.process), aborted]);
			if (reply.statusCode === 429) rejected++;
			return reply;
		};
		if (execution.cancelMs !== undefined)
			void time.wait(execution.cancelMs).then(() => abort.abort());
		await time.wait(execution.startMs);
		await inOrder(
			execution.items,
			(item) => `${item}`,
			async () => {
				let tries = 0;
				const counted = async () => {
					tries++;
					return await attempt();
				};
				const outcome = await senderOf(execution.process).send(counted, {
					expects: isDone,
					signal: abort.signal,
					maxPerWindow: execution.maxPerWindow,
				});
				result.maxTries = Math.max(result.maxTries, tries);
				if (outcome.kind === 'answered' && outcome.reply.statusCode === 200) result.done++;
				else if (outcome.kind !== 'stopped') result.lost++;
			},
		);
		result.finishedMs = time.now();
		return result;
	};

	let isRunning = true;
	const other = { sent: 0, rejected: 0 };
	const runOtherTool = async (perSecond: number) => {
		await time.wait(random() * 1_000);
		while (isRunning) {
			void network.request().then(
				({ statusCode }) => (other.rejected += statusCode === 429 ? 1 : 0),
				() => undefined,
			);
			other.sent++;
			await time.wait((0.5 + random()) * (1_000 / perSecond));
		}
	};
	if (scenario.otherTool) void runOtherTool(scenario.otherTool);

	const executions: ExecutionResult[] = [];
	void Promise.all(scenario.executions(random).map(execute)).then((results) => {
		executions.push(...results);
		isRunning = false;
	});
	await time.run(END_MS);
	if (executions.length === 0)
		throw new Error(`Not finished after ${END_MS / 1_000} simulated seconds`);
	return {
		finishedMs: Math.max(...executions.map(({ finishedMs }) => finishedMs)),
		rejected,
		otherToolRejected: other.sent ? other.rejected / other.sent : 0,
		executions,
		arrivals: network.arrivals,
	};
}
