// A run leaves time for everything else in n8n, however many items it has.
import { setImmediate } from 'node:timers/promises';
import { manyTasks } from '../../sandbox';
import { startWorld } from './support/world';

/** How often others got a turn while something ran. */
async function turnsDuring(running: Promise<unknown>): Promise<number> {
	let turns = 0;
	let isRunning = true;
	const ended = running.finally(() => (isRunning = false));
	while (isRunning) {
		await setImmediate();
		turns++;
	}
	await ended;
	return turns;
}

it('gives others a turn every 20 ms, however many items it has', async () => {
	const { run } = await startWorld();
	const rows = manyTasks(1000).map(({ _id }) => ({ task: _id, title: 'New' }));

	// Nothing is sent, so no reply gives others a turn.
	const turns = await turnsDuring(run(rows, { options: { dryRun: true } }));

	expect(turns).toBeGreaterThanOrEqual(2 * 3);
});
