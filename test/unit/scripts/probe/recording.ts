// Recordings of simulated servers, for the tests of what is made of them.
import { plan } from '../../../../scripts/probe/plan';
import type { KeptHeaders, Observation } from '../../../../scripts/probe/observation';
import { record, type Recording } from '../../../../scripts/probe/record';
import { Network, type NetworkSettings } from '../../../simulation/network';
import { randomFrom } from '../../../simulation/random';
import { VirtualTime } from '../../../simulation/virtualTime';

interface Options extends Partial<NetworkSettings> {
	seed: number;
	/** Requests per second of another tool with the same key. */
	otherTool?: number;
}

/** Carries out the plan on a virtual clock, with random latencies. */
export async function recordSimulated(options: Options): Promise<readonly Observation[]> {
	const time = new VirtualTime();
	const random = randomFrom(options.seed);
	const network = new Network(time, random, {
		...{ server: 'flexibleFixed', headers: 'whole', medianLatencyMs: 150, faults: 0 },
		...options,
	});
	const { now, sleep } = time.clockOfProcess(random);
	const ask = async () => {
		const { statusCode, headers } = await network.request();
		return { status: statusCode, headers: headers as KeptHeaders };
	};

	const results: Recording[] = [];
	void record(plan, { now, sleep, ask }).then((result) => results.push(result));
	if (options.otherTool) void runOtherTool(options.otherTool);
	await time.run(60_000);
	const [result] = results;
	if (!result || result.stopped !== undefined) throw new Error(result?.stopped ?? 'Not finished');
	return result.observations;

	async function runOtherTool(perSecond: number): Promise<void> {
		while (results.length === 0) {
			await time.wait((1_000 / perSecond) * (0.5 + random()));
			void network.request();
		}
	}
}
