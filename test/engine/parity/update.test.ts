// n8n's own declarative engine (RoutingNode of n8n-core) is the judge: without `execute` it reads
// the same declarations, and has to put the same requests on the wire.
import fc from 'fast-check';
import type { PackageDirectoryLoader } from 'n8n-core';
import { loadBuiltPackage, unusedKey } from '../support/world';
import type { Outcome, Task } from './engines';
import { outcomeOf, withoutExecute } from './engines';
import { Recorder } from './recorder';
import { tasks } from './tasks';

const recorder = new Recorder();
let loader: PackageDirectoryLoader;
let declarative: PackageDirectoryLoader;
beforeAll(async () => {
	await recorder.start();
	loader = await loadBuiltPackage();
	declarative = withoutExecute(loader);
});
afterAll(async () => await recorder.stop());

/** Runs a task in both engines; the key is a new one, so that its limiter never waits. */
async function both(task: Task): Promise<{ ours: Outcome; n8ns: Outcome }> {
	const apiKey = unusedKey();
	return {
		n8ns: await outcomeOf(task, declarative, recorder, apiKey),
		ours: await outcomeOf(task, loader, recorder, apiKey),
	};
}

it('sends what n8n would send, and refuses what n8n would refuse with the same words', async () => {
	const seen = { updates: 0, lookUps: 0, refusals: 0 };

	await fc.assert(
		fc.asyncProperty(tasks, async (task) => {
			const { ours, n8ns } = await both(task);
			expect(ours).toEqual(n8ns);
			seen.updates += ours.updates.length;
			seen.lookUps += ours.lookUps.length;
			seen.refusals += ours.refusals.filter(Boolean).length;
		}),
		{ seed: 20260315, numRuns: 150 },
	);

	// Nothing was compared by looking at nothing.
	expect(seen.updates).toBeGreaterThan(50);
	expect(seen.lookUps).toBeGreaterThan(5);
	expect(seen.refusals).toBeGreaterThan(50);
});
