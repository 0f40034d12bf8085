import { progressOf, summaryOf } from '../../../../nodes/LemlistTasks/run/summary';
import { failureWith } from '../../support/failure';

const failures = ['A', 'B', 'B', 'C', 'B', 'C'].map((code) => failureWith({ code }));
const tally = { done: 'tasks updated', total: 10, succeeded: 4, found: 4, failures, waitedMs: 0 };

it('counts failures by code, the most frequent first', () => {
	expect(summaryOf(tally)).toBe('4 of 10 tasks updated. Failed: 3 × B, 2 × C, 1 × A.');
});

it('counts what was not sent', () => {
	expect(summaryOf({ ...tally, total: 12 })).toMatch(/1 × A\. Not sent: 2\.$/);
});

it('tells how many tasks were found, where that is not one for each item', () => {
	const searches = { ...tally, done: 'searches done', total: 4, found: 250, failures: [] };
	expect(summaryOf(searches)).toBe('4 of 4 searches done. 250 tasks found.');
	expect(summaryOf({ ...searches, found: 0 })).toBe('4 of 4 searches done. 0 tasks found.');
	expect(summaryOf({ ...searches, found: 1 })).toBe('4 of 4 searches done. 1 task found.');
});

it.each([
	[0, '4 of 4 tasks updated.'],
	[499, '4 of 4 tasks updated.'],
	[17_600, "4 of 4 tasks updated. 18 s were spent waiting for lemlist's rate limit."],
])('tells %i ms of waiting in seconds', (waitedMs, text) => {
	expect(summaryOf({ ...tally, total: 4, failures: [], waitedMs })).toBe(text);
});

it('tells what was not tried of a run that stopped', () => {
	expect(progressOf({ ...tally, failures: failures.slice(0, 1) })).toBe(
		'Before the run stopped: 4 of 10 tasks updated, 5 not tried.',
	);
});
