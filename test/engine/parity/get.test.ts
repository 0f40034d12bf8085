import fc from 'fast-check';
import { bothEngines, Seen } from './engines';
import { reads } from './tasks/get';

const both = bothEngines();

it('Get sends the same request as n8n for a single item', async () => {
	const seen = new Seen();

	await fc.assert(
		fc.asyncProperty(reads(1), async (task) => {
			const { ours, theirs } = await both(task);
			expect(ours).toEqual(theirs);
			seen.count(ours);
		}),
		{ seed: 20260315, numRuns: 40 },
	);

	expect(seen.answers).toBeGreaterThan(10);
	expect(seen.rejections).toBeGreaterThan(5);
});

it('Get outputs the same as n8n for several items, in fewer requests', async () => {
	const seen = { ours: new Seen(), theirs: new Seen() };

	await fc.assert(
		fc.asyncProperty(reads(8), async (task) => {
			const { ours, theirs } = await both(task);
			expect(ours.output).toEqual(theirs.output);
			seen.ours.count(ours);
			seen.theirs.count(theirs);
		}),
		{ seed: 20260315, numRuns: 40 },
	);

	expect(seen.ours.answers).toBeGreaterThan(20);
	expect(seen.ours.rejections).toBeGreaterThan(10);
	expect(seen.ours.requests).toBeLessThan(seen.theirs.requests);
});
