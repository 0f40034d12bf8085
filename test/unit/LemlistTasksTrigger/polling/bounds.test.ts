// How much a trigger keeps with its workflow. docs/trigger.md says so.
import type { EventName } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { MAX_OPEN } from '../../../../nodes/LemlistTasksTrigger/polling/opened';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { Search } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { MAX_LAG_MS } from '../../../../nodes/LemlistTasksTrigger/polling/search';
import { SearchOverTime, version } from '../../support/searchOverTime';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** As long as lemlist's. */
const idOf = (index: number) => `opp_${String(index).padStart(17, '0')}`;

/** What is stored after each poll, once a minute, in bytes. */
async function bytesOf(name: EventName, minutes: number, searchAt: (now: number) => Search) {
	let state: unknown;
	const bytes: number[] = [];
	for (let now = NOW; now <= NOW + minutes * MINUTE; now += MINUTE) {
		({ state } = await pollOnce(eventOf(name, 0), state, now, searchAt(now)));
		bytes.push(JSON.stringify(state).length);
	}
	return bytes;
}

it('of Task Done, 38 bytes per event of the last 15 minutes', async () => {
	const perMinute = 60;
	const tasks = new SearchOverTime(
		Array.from({ length: 60 * perMinute }, (_, index) =>
			version(idOf(index), NOW + (index * MINUTE) / perMinute, 'done'),
		),
	);
	const bytes = await bytesOf('taskDone', 60, (now) => async (query) => tasks.page(query, now));

	const events = (perMinute * MAX_LAG_MS) / MINUTE;
	expect(Math.max(...bytes) / events).toBeGreaterThan(38);
	expect(Math.max(...bytes) / events).toBeLessThan(38.2);
});

it('of New Open Task, 24 bytes per open task: 120 kB for as many as it watches', async () => {
	const tasks = new SearchOverTime(
		Array.from({ length: MAX_OPEN }, (_, index) => version(idOf(index), NOW - HOUR, 'due', NOW)),
	);
	const bytes = await bytesOf('taskOpened', 20, (now) => async (query) => tasks.page(query, now));

	expect(Math.max(...bytes) / MAX_OPEN).toBeGreaterThan(24);
	expect(Math.max(...bytes) / MAX_OPEN).toBeLessThan(24.1);
});

it('and 62 bytes per task that was open in the last 15 minutes', async () => {
	const perMinute = 10;
	// Each is open for half a minute around a poll.
	const tasks = new SearchOverTime(
		Array.from({ length: 90 * perMinute }, (_, index) => {
			const at = NOW + Math.floor(index / perMinute) * MINUTE;
			return [
				version(idOf(index), at, 'due', at),
				version(idOf(index), at + MINUTE / 2, 'done', at),
			];
		}).flat(),
	);
	const bytes = await bytesOf('taskOpened', 60, (now) => async (query) => tasks.page(query, now));

	// Those of 15 minutes and both ends.
	const closed = perMinute * (MAX_LAG_MS / MINUTE + 1);
	expect(Math.max(...bytes) / closed).toBeGreaterThan(62);
	expect(Math.max(...bytes) / closed).toBeLessThan(65);
	expect(bytes.at(-1)).toBe(Math.max(...bytes.slice(30)));
});
