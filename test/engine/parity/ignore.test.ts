import fc from 'fast-check';
import type { Outcome } from './engines';
import { bothEngines, Seen } from './engines';
import { dismissals } from './tasks/ignore';

const both = bothEngines();

it('Ignore sends the same request as n8n for a single item', async () => {
	const seen = new Seen();

	await fc.assert(
		fc.asyncProperty(dismissals(1), async (task) => {
			const { ours, theirs } = await both(task);
			expect(ours).toEqual(theirs);
			seen.count(ours);
		}),
		{ seed: 20260315, numRuns: 40 },
	);

	expect(seen.requests).toBeGreaterThan(20);
	expect(seen.rejections).toBeGreaterThan(2);
});

it('Ignore sends the same IDs as n8n for several items, in fewer requests', async () => {
	const seen = { ours: new Seen(), theirs: new Seen() };

	await fc.assert(
		fc.asyncProperty(dismissals(8), async (task) => {
			const { ours, theirs } = await both(task);
			expect(idsIn(ours)).toEqual(idsIn(theirs));
			expect(ours.output).toEqual(theirs.output);
			seen.ours.count(ours);
			seen.theirs.count(theirs);
		}),
		{ seed: 20260315, numRuns: 40 },
	);

	expect(seen.ours.rejections).toBeGreaterThan(10);
	expect(seen.ours.requests).toBeGreaterThan(20);
	expect(seen.ours.requests).toBeLessThan(seen.theirs.requests);
});

/** The task IDs of all requests, including duplicates. */
const idsIn = ({ requests }: Outcome): string[] =>
	requests.flatMap(({ body }) => (JSON.parse(body) as { ids: string[] }).ids).sort();
