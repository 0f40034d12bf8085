import fc from 'fast-check';
import type { Outcome } from './engines';
import { bothEngines, Seen } from './engines';
import { dismissals } from './tasks/ignore';

const both = bothEngines();

it('Ignore sends for a lone item what n8n would send', async () => {
	const seen = new Seen();

	await fc.assert(
		fc.asyncProperty(dismissals(1), async (task) => {
			const { ours, n8ns } = await both(task);
			expect(ours).toEqual(n8ns);
			seen.count(ours);
		}),
		{ seed: 20260315, numRuns: 40 },
	);

	expect(seen.requests).toBeGreaterThan(20);
	expect(seen.refusals).toBeGreaterThan(2);
});

it('Ignore sends for several items what n8n would send, in fewer requests', async () => {
	const seen = { ours: new Seen(), n8ns: new Seen() };

	await fc.assert(
		fc.asyncProperty(dismissals(8), async (task) => {
			const { ours, n8ns } = await both(task);
			expect(idsIn(ours)).toEqual(idsIn(n8ns));
			expect(ours.output).toEqual(n8ns.output);
			seen.ours.count(ours);
			seen.n8ns.count(n8ns);
		}),
		{ seed: 20260315, numRuns: 40 },
	);

	expect(seen.ours.refusals).toBeGreaterThan(10);
	expect(seen.ours.requests).toBeGreaterThan(20);
	expect(seen.ours.requests).toBeLessThan(seen.n8ns.requests);
});

/** The tasks of all requests, each as often as it was sent. */
const idsIn = ({ requests }: Outcome): string[] =>
	requests.flatMap(({ body }) => (JSON.parse(body) as { ids: string[] }).ids).sort();
