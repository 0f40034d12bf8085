import fc from 'fast-check';
import { bothEngines, Seen } from './engines';
import { creations } from './tasks/create';

const both = bothEngines();

it('Create sends what n8n would send, and refuses what n8n would refuse with the same words', async () => {
	const seen = new Seen();

	await fc.assert(
		fc.asyncProperty(creations, async (task) => {
			const { ours, n8ns } = await both(task);
			expect(ours).toEqual(n8ns);
			seen.count(ours);
		}),
		{ seed: 20260315, numRuns: 100 },
	);

	expect(seen.requests).toBeGreaterThan(50);
	expect(seen.lookUps).toBeGreaterThan(5);
	expect(seen.refusals).toBeGreaterThan(50);
});
