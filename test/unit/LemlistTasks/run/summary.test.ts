import {
	progressOf,
	invalidRowsMessage,
	summaryOf,
} from '../../../../nodes/LemlistTasks/run/summary';
import { errorWith } from '../../support/error';

const countLabel = (count: number) => `${count} updated`;
const reasons = ['A', 'B', 'B', 'C', 'B', 'C', 'D'];
const skipped = new Map();
const tally = { countLabel, skipped, succeeded: 4, rejected: 7, failed: 0, unsent: 0, reasons };
const allDone = { ...tally, rejected: 0, reasons: [] };

it('counts what was done and rejected, with the commonest reasons first', () => {
	expect(summaryOf(tally, 'see the Error Branch')).toBe(
		'4 updated, 7 rejected: see the Error Branch. Most often: B (3), C (2), A (1).',
	);
});

it('counts what failed by itself', () => {
	expect(summaryOf({ ...tally, failed: 2 }, 'see there')).toMatch(
		/^4 updated, 7 rejected, 2 failed: see there\./,
	);
	expect(summaryOf({ ...allDone, failed: 2 }, '')).toMatch(/^4 updated, 2 failed/);
});

it('counts what was not sent', () => {
	expect(summaryOf({ ...tally, unsent: 2 }, 'see there')).toMatch(
		/^4 updated, 7 rejected, 2 not sent: see there\./,
	);
	expect(summaryOf({ ...allDone, unsent: 2 }, 'see there')).toBe('4 updated, 2 not sent.');
});

it('counts what was found rather than the searches', () => {
	const searches = { ...allDone, countLabel: (count: number) => `${count} tasks found` };
	expect(summaryOf({ ...searches, succeeded: 250 }, '')).toBe('250 tasks found.');
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

it('counts rows with nothing to do by what they are called', () => {
	const skipped = new Map([
		['unchanged', 2],
		['done already', 1],
	]);
	expect(summaryOf({ ...allDone, skipped }, '')).toBe('4 updated, 2 unchanged, 1 done already.');
});

describe('rows that were rejected before any was sent', () => {
	const rejected = Array.from({ length: 12 }, (_, index) => ({
		row: `Row ${index + 2} (item ${index + 1})`,
		error: errorWith({ what: `'Title' is odd: ${index}`, advice: `Use ${index}.` }),
	}));

	it('are counted, and the first is in the message', () => {
		expect(invalidRowsMessage(rejected, 100, []).message).toBe(
			"Nothing was sent: 12 of 100 rows have errors. Row 2 (item 1): 'Title' is odd: 0. Use 0.",
		);
	});

	it('are listed as HTML, each with its own advice, at most ten of them', () => {
		const { html } = invalidRowsMessage(rejected, 100, ['Columns not used: x.']);
		expect(html).toMatch(/^<ul><li><b>Row 2 \(item 1\)<\/b>: .* Use 0\.<\/li>/);
		expect(html.match(/<li>/g)).toHaveLength(10);
		expect(html).toMatch(
			/<\/ul><br>… and 2 more\.<br>To go on past rejected items, .*<br>Columns not used: x\.$/,
		);
	});
});
