import { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';
import type { Window } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import { MAX_LAG_MS } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { nextWindow, readInParts } from '../../../../nodes/LemlistTasksTrigger/polling/timed';

const NOW = Date.UTC(2026, 10, 24);
const HOUR = 3_600_000;

describe('the next window', () => {
	it('begins before the end of the last one', () => {
		expect(nextWindow({ since: 0, readTo: NOW - 60_000 }, NOW)).toEqual({
			from: NOW - 60_000 - MAX_LAG_MS,
			to: NOW,
			since: 0,
			readTo: NOW,
		});
	});

	it('never begins before the first poll', () => {
		expect(nextWindow({ since: NOW - 1, readTo: NOW - 1 }, NOW).from).toBe(NOW - 1);
	});

	it('stays where it was if the clock goes back a little', () => {
		const window = nextWindow({ since: 0, readTo: NOW + 5_000 }, NOW);
		expect(window).toMatchObject({ from: NOW + 5_000 - MAX_LAG_MS, to: NOW, readTo: NOW + 5_000 });
	});

	it('begins again if the clock was far ahead', () => {
		expect(nextWindow({ since: NOW + HOUR, readTo: NOW + 2 * HOUR }, NOW)).toEqual({
			from: NOW,
			to: NOW,
			since: NOW,
			readTo: NOW,
		});
	});
});

describe('a window with more than lemlist returns', () => {
	const tooMany = new LemlistError('Too many', {
		code: 'TOO_MANY_RESULTS',
		reason: '',
		advice: '',
	});
	const asked: Window[] = [];
	const reading =
		(moments: number[], max: number) =>
		async ({ from, to }: Window) => {
			asked.push({ from, to });
			const found = moments.filter((at) => at >= from && at <= to);
			if (found.length > max) throw tooMany;
			return found;
		};
	beforeEach(() => asked.splice(0));

	it('is read at once if it fits', async () => {
		expect(await readInParts({ from: 0, to: 10 }, reading([1, 2, 3], 3))).toEqual([1, 2, 3]);
		expect(asked).toHaveLength(1);
	});

	it('is read in parts that fit, without a gap between them', async () => {
		// Some fall between two milliseconds.
		const moments = Array.from({ length: 1_000 }, (_, index) => index * 7.3);
		const read = await readInParts({ from: 0, to: 10_000 }, reading(moments, 60));

		expect([...new Set(read)]).toEqual(moments);
		expect(asked.length).toBeLessThan(70);
	});

	it('is rejected if a moment holds too much, or something else fails', async () => {
		await expect(readInParts({ from: 0, to: 100 }, reading([5, 5, 5], 2))).rejects.toBe(tooMany);
		const down = new Error('lemlist is down');
		const failing = async () => await Promise.reject(down);
		await expect(readInParts({ from: 0, to: 100 }, failing)).rejects.toBe(down);
	});
});
