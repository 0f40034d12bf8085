// What is stored may have been written by another version, an import or a hand.
import fc from 'fast-check';
import type { EventName } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import { eventOf } from '../../../../nodes/LemlistTasksTrigger/polling/events';
import type { OpenState } from '../../../../nodes/LemlistTasksTrigger/polling/opened';
import type { Polled } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import { pollOnce } from '../../../../nodes/LemlistTasksTrigger/polling/pollOnce';
import type { TimedState } from '../../../../nodes/LemlistTasksTrigger/polling/timed';
import { SearchOverTime, version } from '../../support/searchOverTime';

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;

const tasks = new SearchOverTime([
	version('old', NOW - MINUTE, 'done', NOW - MINUTE),
	version('open', NOW - MINUTE, 'due', NOW - MINUTE),
]);

const poll = async (name: EventName, stored: unknown, now = NOW): Promise<Polled> =>
	await pollOnce(eventOf(name, 0), stored, now, async (query) => tasks.page(query, now));

const moment = new Date(NOW).toISOString();
const TIMED: TimedState = { from: NOW, seen: [], incompleteUpTo: [] };
const OPENED: OpenState = { known: ['open'], missing: {}, incomplete: 0, hasBegun: true };
const SHAPES: unknown[] = [
	...['', 'text', 0, NaN, true, null, [], {}, [null]],
	// Of older versions
	{ since: NOW, readTo: NOW, seen: [] },
	{ known: ['open'], missing: {} },
	{ known: ['open'], missing: {}, incomplete: 0 },
	{ since: NOW, readTo: NOW, seen: [], incomplete: 0 },
	// Of one kind of event, with something else in a place
	...[moment, -1, 1e300, NaN, null, undefined].map((from) => ({ ...TIMED, from })),
	...['opp_1', {}, [1], null, undefined].map((seen) => ({ ...TIMED, seen })),
	...[1, [moment], [-1], null, undefined].map((incompleteUpTo) => ({ ...TIMED, incompleteUpTo })),
	...[NOW, [], { since: NOW }, null].map((empty) => ({ ...TIMED, empty })),
	...['open', {}, [1], null].map((known) => ({ ...OPENED, known })),
	...['open', [], { open: moment }, null, 1].map((missing) => ({ ...OPENED, missing })),
	...['1', -1, 0.5, [], null].map((incomplete) => ({ ...OPENED, incomplete })),
	...[1, 'true', null, undefined].map((hasBegun) => ({ ...OPENED, hasBegun })),
	...[NOW, [], { since: NOW, until: moment }, null].map((empty) => ({ ...OPENED, empty })),
];

describe.each<[EventName]>([['taskDone'], ['taskDue'], ['taskOpened']])('%s', (name) => {
	it.each(SHAPES)('starts over, and says so, if %j is stored', async (stored) => {
		const first = await poll(name, undefined);

		const polled = await poll(name, stored);

		expect(polled).toEqual({ ...first, warnings: [expect.stringContaining('starts over')] });
		const next = await poll(name, polled.state, NOW + MINUTE);
		expect([...next.tasks, ...(next.warnings ?? [])]).toEqual([]);
	});

	it('never fails for what is stored, and goes on from there', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.oneof(
					fc.anything({ withNullPrototype: true }),
					fc.record({ from: fc.anything(), seen: fc.anything(), incompleteUpTo: fc.anything() }),
					fc.record({ known: fc.anything(), missing: fc.anything(), incomplete: fc.nat() }),
				),
				async (stored) => {
					const { state } = await poll(name, stored);
					const next = await poll(name, state, NOW + MINUTE);
					expect(next.warnings ?? []).toEqual([]);
				},
			),
			{ numRuns: 300 },
		);
	});

	it('knows its own state, also as JSON', async () => {
		const { state } = await poll(name, undefined);

		const next = await poll(name, JSON.parse(JSON.stringify(state)), NOW + MINUTE);
		expect(next.warnings ?? []).toEqual([]);
	});
});
