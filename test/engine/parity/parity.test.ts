import fc from 'fast-check';
import { bothEngines } from './engines';
import { creations, mappedUpdates, updates } from './inputs';

const both = bothEngines();

it.each([
	['Update, field by field,', updates],
	['Update from columns', mappedUpdates],
	['Create', creations],
])('%s sends and looks up the same as n8n, and rejects with the same words', async (_, inputs) => {
	const seen = { requests: 0, lookUps: 0, rejections: 0 };

	await fc.assert(
		fc.asyncProperty(inputs, async (input) => {
			const { ours, theirs } = await both(input);
			expect(ours).toEqual(theirs);
			seen.requests += ours.requests.length;
			seen.lookUps += ours.lookUps.length;
			seen.rejections += ours.rejections.filter((message) => message !== null).length;
		}),
		{ seed: 20260315, numRuns: 120 },
	);

	expect(seen.requests).toBeGreaterThan(50);
	expect(seen.lookUps).toBeGreaterThan(5);
	expect(seen.rejections).toBeGreaterThan(50);
});
