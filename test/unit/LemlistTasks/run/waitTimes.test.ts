import fc from 'fast-check';
import { WaitTimes } from '../../../../nodes/LemlistTasks/run/waitTimes';

it('sums up waits by reason, the longest first', () => {
	const times = new WaitTimes();
	times.add({ reason: 'limit', from: 0, to: 100 });
	times.add({ reason: 'outage', from: 50, to: 300 });
	times.add({ reason: 'limit', from: 400, to: 450 });
	expect(times.byReason()).toEqual([
		{ reason: 'outage', ms: 250 },
		{ reason: 'limit', ms: 150 },
	]);
});

it('counts what several requests waited at the same time once', () => {
	const interval = fc
		.tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
		.map(([one, other]) => ({ from: Math.min(one, other), to: Math.max(one, other) }));
	fc.assert(
		fc.property(fc.array(interval, { minLength: 1 }), (intervals) => {
			const times = new WaitTimes();
			for (const each of intervals) times.add({ reason: 'limit', ...each });
			const waited = Array.from({ length: 50 }, (_, ms) =>
				intervals.some(({ from, to }) => from <= ms && ms < to),
			);
			expect(times.byReason()).toEqual([{ reason: 'limit', ms: waited.filter(Boolean).length }]);
		}),
	);
});
