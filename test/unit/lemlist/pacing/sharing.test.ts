import { Sharing } from '../../../../nodes/lemlist/pacing/sharing';

const LIMIT = 20;
const WINDOW_MS = 2_000;

/** What one process finds out, on a clock that the test sets. */
class Lab {
	now = 0;
	readonly sharing = new Sharing(WINDOW_MS, () => this.now);

	/** A reply: of the requests in its window so many were mine, so many are left. */
	note(mine: number, remaining: number | undefined, hasWaiting = true): void {
		this.sharing.accepted(LIMIT, mine, remaining, hasWaiting);
	}

	/** Replies for a bit more than a window, so that the share is reconsidered once. */
	noteForAWindow(mine: number, remaining: number | undefined, hasWaiting = true): void {
		this.note(mine, remaining, hasWaiting);
		this.now += WINDOW_MS;
		this.note(mine, remaining, hasWaiting);
	}

	meetOthers(): number {
		this.note(3, 10);
		return this.sharing.share!;
	}
}

it('is alone as long as everything used is its own', () => {
	const lab = new Lab();
	for (let mine = 1; mine <= LIMIT; mine++) lab.note(mine, LIMIT - mine);
	expect(lab.sharing.share).toBeUndefined();
});

it('takes a share once the server counts more than its own', () => {
	const lab = new Lab();
	lab.note(3, 16);
	expect(lab.sharing.share).toBe(6);
});

it('claims what is free in proportion to its share', () => {
	const lab = new Lab();
	const share = lab.meetOthers();
	lab.noteForAWindow(3, 9.5);
	expect(lab.sharing.share).toBeCloseTo(share + 8 * (share / 12));
});

it('claims nothing that it does not need', () => {
	const lab = new Lab();
	const share = lab.meetOthers();
	lab.noteForAWindow(3, 9, false);
	expect(lab.sharing.share).toBe(share);
});

it('gives back when nothing is free, more if it has more', () => {
	const given = (windowsOfGrowth: number) => {
		const lab = new Lab();
		lab.meetOthers();
		for (let i = 0; i < windowsOfGrowth; i++) lab.noteForAWindow(3, 9);
		const share = lab.sharing.share!;
		lab.noteForAWindow(3, 0);
		return share - lab.sharing.share!;
	};
	expect(given(0)).toBeGreaterThan(0);
	expect(given(1)).toBeGreaterThan(given(0));
});

it('loses a tenth with a rejection, down to one request per window', () => {
	const lab = new Lab();
	const share = lab.meetOthers();
	lab.sharing.rejected(LIMIT, 3, false);
	expect(lab.sharing.share).toBeCloseTo(0.9 * share);
	for (let i = 0; i < 50; i++) lab.sharing.rejected(LIMIT, 3, false);
	expect(lab.sharing.share).toBe(1);
});

it('is alone again after three windows without a trace of others', () => {
	const lab = new Lab();
	lab.meetOthers();
	lab.now += 3 * WINDOW_MS;
	expect(lab.sharing.share).toBeDefined();
	lab.now += 1;
	expect(lab.sharing.share).toBeUndefined();
});

describe('a rejection while alone', () => {
	it('is caused by others when its own requests do not reach the limit', () => {
		const lab = new Lab();
		expect(lab.sharing.rejected(LIMIT, LIMIT, false)).toBe(false);
		expect(lab.sharing.share).toBeDefined();
	});

	it('may be jitter when they do: a probe shows which', () => {
		const lab = new Lab();
		expect(lab.sharing.rejected(LIMIT, 40, false)).toBe(true);
		expect(lab.sharing.isUncertain).toBe(true);
		lab.sharing.probeAccepted();
		expect(lab.sharing.isUncertain).toBe(false);
		expect(lab.sharing.share).toBeUndefined();
	});

	it('is theirs when two probes are rejected, or when there are many', () => {
		const probed = new Lab();
		probed.sharing.rejected(LIMIT, LIMIT, true);
		expect(probed.sharing.share).toBeUndefined();
		probed.sharing.rejected(LIMIT, LIMIT, true);
		expect(probed.sharing.share).toBeDefined();

		const many = new Lab();
		for (let i = 0; i < 7; i++) many.sharing.rejected(LIMIT, 40, false);
		expect(many.sharing.share).toBeUndefined();
		many.sharing.rejected(LIMIT, 40, false);
		expect(many.sharing.share).toBeDefined();
	});
});

it('grows slowly, and does not take itself for alone, when the server says nothing', () => {
	const lab = new Lab();
	lab.meetOthers();
	lab.noteForAWindow(3, 0);
	const share = lab.sharing.share!;
	lab.noteForAWindow(0, undefined);
	lab.noteForAWindow(0, undefined);
	expect(lab.sharing.share).toBe(share + 1);
	for (let i = 0; i < 40; i++) lab.noteForAWindow(0, undefined);
	expect(lab.sharing.share).toBeUndefined();
});
