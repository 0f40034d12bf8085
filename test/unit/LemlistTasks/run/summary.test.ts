import { progressOf, rejectionsOf, summaryOf } from '../../../../nodes/LemlistTasks/run/summary';
import { errorWith } from '../../support/error';

const done = (count: number) => `${count} updated`;
const reasons = ['A', 'B', 'B', 'C', 'B', 'C', 'D'];
const tally = { done, found: 4, skipped: 0, rejected: 7, unsent: 0, reasons };
const allDone = { ...tally, rejected: 0, reasons: [] };

it('counts what was done and rejected, with the commonest reasons first', () => {
	expect(summaryOf(tally, 'see the Error Branch')).toBe(
		'4 updated, 7 rejected: see the Error Branch. Most often: B (3), C (2), A (1).',
	);
});

it('counts what was not sent', () => {
	expect(summaryOf({ ...tally, unsent: 2 }, 'see there')).toMatch(
		/^4 updated, 7 rejected, 2 not sent: see there\./,
	);
	expect(summaryOf({ ...allDone, unsent: 2 }, 'see there')).toBe('4 updated, 2 not sent.');
});

it('counts what was found rather than the searches', () => {
	const searches = { ...allDone, done: (count: number) => `${count} tasks found` };
	expect(summaryOf({ ...searches, found: 250 }, '')).toBe('250 tasks found.');
});

it('says for how long it waited for what, if it was a second', () => {
	const waits = [
		{ reason: 'limit' as const, ms: 17_600 },
		{ reason: 'outage' as const, ms: 12_000 },
		{ reason: 'sharing' as const, ms: 499 },
	];
	expect(summaryOf({ ...allDone, waits }, '')).toBe(
		"4 updated. Waited 18 s for lemlist's rate limit, 12 s for lemlist to recover.",
	);
	expect(summaryOf({ ...allDone, waits: waits.slice(2) }, '')).toBe('4 updated.');
});

it('accounts for every item of a run that stopped, and says how to go on if that helps', () => {
	const stopped = { ...tally, rejected: 1, unsent: 6 };
	const counts = '4 updated, 1 rejected, 6 not sent.';
	expect(progressOf(stopped, false)).toBe(
		`${counts} To go on past rejected items, set Settings > On Error.`,
	);
	expect(progressOf(stopped, true)).toBe(counts);
});

describe('items that were rejected before any was sent', () => {
	const rejected = Array.from({ length: 7 }, (_, index) => ({
		itemIndex: index * 10,
		error: errorWith({ what: `'Title' is odd: ${index}`, advice: index < 6 ? 'Use 2.' : 'Use 4.' }),
	}));

	it('are counted, and the first five are named', () => {
		expect(rejectionsOf(rejected, 100).message).toBe(
			"Nothing was sent, since 7 of 100 items cannot be sent. Item 0: 'Title' is odd: 0. Item 10: 'Title' is odd: 1. Item 20: 'Title' is odd: 2. Item 30: 'Title' is odd: 3. Item 40: 'Title' is odd: 4. … To go on past rejected items, set Settings > On Error.",
		);
	});

	it('have each advice once', () => {
		expect(rejectionsOf(rejected, 100).description).toBe('Use 2.');
		expect(rejectionsOf(rejected.slice(5), 100)).toEqual({
			message: expect.stringContaining("Item 60: 'Title' is odd: 6. To go on"),
			description: 'Use 2. Use 4.',
		});
	});
});
