import fc from 'fast-check';
import type { Outcome } from './engines';
import { bothEngines } from './engines';
import { creations, mappedCreations, mappedUpdates, updates } from './inputs';

const both = bothEngines();

/** n8n's engine gives an item up at its first fault. Ours reads on, and names all of them, in the same order. */
const upTo = (firsts: Outcome['rejections']) => (all: string | null, index: number) => {
	const first = firsts[index];
	return first && all?.startsWith(first) ? first : all;
};

const isClean = ({ rejections }: Outcome) => rejections.every((message) => message === null);

it.each([
	['Update, field by field,', updates],
	['Update from columns', mappedUpdates],
	['Create', creations],
	['Create from columns', mappedCreations],
])('%s sends the same as n8n, and rejects with the same words', async (_, inputs) => {
	const seen = { requests: 0, lookUps: 0, rejections: 0 };

	await fc.assert(
		fc.asyncProperty(inputs, async (input) => {
			const { ours, theirs } = await both(input);
			expect(ours.requests).toEqual(theirs.requests);
			expect(ours.lookUps).toEqual(expect.arrayContaining(theirs.lookUps));
			expect(ours.rejections.map(upTo(theirs.rejections))).toEqual(theirs.rejections);
			if (isClean(theirs)) expect(ours.lookUps).toEqual(theirs.lookUps);
			seen.requests += ours.requests.length;
			seen.lookUps += ours.lookUps.length;
			seen.rejections += ours.rejections.filter((message) => message !== null).length;
		}),
		{ seed: 20260315, numRuns: 60 },
	);

	expect(seen.requests).toBeGreaterThan(20);
	expect(seen.lookUps).toBeGreaterThan(2);
	expect(seen.rejections).toBeGreaterThan(20);
});
