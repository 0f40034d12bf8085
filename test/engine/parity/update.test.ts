import fc from 'fast-check';
import { bothEngines, Seen } from './engines';
import { updates } from './tasks/update';

const both = bothEngines();

it('Update sends the same requests as n8n, and rejects with the same messages', async () => {
	const seen = new Seen();

	await fc.assert(
		fc.asyncProperty(updates, async (task) => {
			const { ours, theirs } = await both(task);
			expect(ours).toEqual(theirs);
			seen.count(ours);
		}),
		{ seed: 20260315, numRuns: 150 },
	);

	expect(seen.requests).toBeGreaterThan(50);
	expect(seen.lookups).toBeGreaterThan(5);
	expect(seen.rejections).toBeGreaterThan(50);
});
