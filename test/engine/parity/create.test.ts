import fc from 'fast-check';
import { bothEngines, Seen } from './engines';
import { creations } from './tasks/create';

const both = bothEngines();

it('Create sends the same requests as n8n, and rejects with the same messages', async () => {
	const seen = new Seen();

	await fc.assert(
		fc.asyncProperty(creations, async (task) => {
			const { ours, theirs } = await both(task);
			expect(ours).toEqual(theirs);
			seen.count(ours);
		}),
		{ seed: 20260315, numRuns: 140 },
	);

	expect(seen.requests).toBeGreaterThan(50);
	expect(seen.lookups).toBeGreaterThan(5);
	expect(seen.rejections).toBeGreaterThan(50);
});
