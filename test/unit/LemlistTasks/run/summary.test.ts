import { progressOf, summaryOf } from '../../../../nodes/LemlistTasks/run/summary';
import { errorWith } from '../../support/error';

const errors = ['A', 'B', 'B', 'C', 'B', 'C'].map((code) => errorWith({ code }));
const tally = { done: 'tasks updated', total: 10, succeeded: 4, found: 4, errors, waits: [] };
const allDone = { ...tally, total: 4, errors: [] };

it('counts errors by code, the most frequent first', () => {
	expect(summaryOf(tally)).toBe('4 of 10 tasks updated. Failed: 3 × B, 2 × C, 1 × A.');
});

it('counts what was not sent', () => {
	expect(summaryOf({ ...tally, total: 12 })).toMatch(/1 × A\. Not sent: 2\.$/);
});

it('counts the tasks that were found, if that is not one for each item', () => {
	const searches = { ...allDone, done: 'searches done', found: 250 };
	expect(summaryOf(searches)).toBe('4 of 4 searches done. 250 tasks found.');
	expect(summaryOf({ ...searches, found: 0 })).toBe('4 of 4 searches done. 0 tasks found.');
	expect(summaryOf({ ...searches, found: 1 })).toBe('4 of 4 searches done. 1 task found.');
});

it('says for how long it waited for what, if it was a second', () => {
	const waits = [
		{ reason: 'limit' as const, ms: 17_600 },
		{ reason: 'outage' as const, ms: 12_000 },
		{ reason: 'sharing' as const, ms: 499 },
	];
	expect(summaryOf({ ...allDone, waits })).toBe(
		"4 of 4 tasks updated. Waited 18 s for lemlist's rate limit, 12 s for lemlist to recover.",
	);
	expect(summaryOf({ ...allDone, waits: waits.slice(2) })).toBe('4 of 4 tasks updated.');
});

it('counts what was not tried of a run that stopped', () => {
	expect(progressOf({ ...tally, errors: errors.slice(0, 1) })).toBe(
		'Before the run stopped: 4 of 10 tasks updated, 5 not tried.',
	);
});
