import { Others } from '../../../../nodes/lemlist/pacing/others';

const LIMIT = 20;
const WINDOW_MS = 2_000;

/** What one process learns, on a clock that the test sets. */
class Lab {
	now = 0;
	readonly others = new Others(WINDOW_MS, () => this.now);

	/** An answer: of the requests in its window so many were mine, so many are left. */
	hear(mine: number, remaining: number | undefined, hungry = true): void {
		this.others.accepted(LIMIT, mine, remaining, hungry);
	}

	/** Answers for a bit more than a window, so that the share is reconsidered once. */
	hearForAWindow(mine: number, remaining: number | undefined, hungry = true): void {
		this.hear(mine, remaining, hungry);
		this.now += WINDOW_MS;
		this.hear(mine, remaining, hungry);
	}

	meetOthers(): number {
		this.hear(3, 10);
		return this.others.myShare!;
	}
}

it('is alone as long as everything used is its own', () => {
	const lab = new Lab();
	for (let mine = 1; mine <= LIMIT; mine++) lab.hear(mine, LIMIT - mine);
	expect(lab.others.myShare).toBeUndefined();
});

it('takes a share once the server counts more than its own', () => {
	const lab = new Lab();
	lab.hear(3, 16);
	expect(lab.others.myShare).toBe(6);
});

it('claims what is free in proportion to its share', () => {
	const lab = new Lab();
	const share = lab.meetOthers();
	lab.hearForAWindow(3, 9.5);
	expect(lab.others.myShare).toBeCloseTo(share + 8 * (share / 12));
});

it('claims nothing that it has no use for', () => {
	const lab = new Lab();
	const share = lab.meetOthers();
	lab.hearForAWindow(3, 9, false);
	expect(lab.others.myShare).toBe(share);
});

it('gives back when nothing is free, the more the more it has', () => {
	const given = (windowsOfGrowth: number) => {
		const lab = new Lab();
		lab.meetOthers();
		for (let i = 0; i < windowsOfGrowth; i++) lab.hearForAWindow(3, 9);
		const share = lab.others.myShare!;
		lab.hearForAWindow(3, 0);
		return share - lab.others.myShare!;
	};
	expect(given(0)).toBeGreaterThan(0);
	expect(given(1)).toBeGreaterThan(given(0));
});

it('loses a tenth with a rejection, down to one request per window', () => {
	const lab = new Lab();
	const share = lab.meetOthers();
	lab.others.rejected(LIMIT, 3, false);
	expect(lab.others.myShare).toBeCloseTo(0.9 * share);
	for (let i = 0; i < 50; i++) lab.others.rejected(LIMIT, 3, false);
	expect(lab.others.myShare).toBe(1);
});

it('is alone again after three windows without a trace of others', () => {
	const lab = new Lab();
	lab.meetOthers();
	lab.now += 3 * WINDOW_MS;
	expect(lab.others.myShare).toBeDefined();
	lab.now += 1;
	expect(lab.others.myShare).toBeUndefined();
});

describe('a rejection while alone', () => {
	it('is the doing of others when its own requests do not reach the limit', () => {
		const lab = new Lab();
		expect(lab.others.rejected(LIMIT, LIMIT, false)).toBe(false);
		expect(lab.others.myShare).toBeDefined();
	});

	it('may be jitter when they do: a look tells', () => {
		const lab = new Lab();
		expect(lab.others.rejected(LIMIT, 40, false)).toBe(true);
		expect(lab.others.inDoubt).toBe(true);
		lab.others.lookedInVain();
		expect(lab.others.inDoubt).toBe(false);
		expect(lab.others.myShare).toBeUndefined();
	});

	it('is theirs when two looks are rejected, or when there are many', () => {
		const looked = new Lab();
		looked.others.rejected(LIMIT, LIMIT, true);
		expect(looked.others.myShare).toBeUndefined();
		looked.others.rejected(LIMIT, LIMIT, true);
		expect(looked.others.myShare).toBeDefined();

		const many = new Lab();
		for (let i = 0; i < 7; i++) many.others.rejected(LIMIT, 40, false);
		expect(many.others.myShare).toBeUndefined();
		many.others.rejected(LIMIT, 40, false);
		expect(many.others.myShare).toBeDefined();
	});
});

it('feels its way up, and does not think itself alone, when the server tells nothing', () => {
	const lab = new Lab();
	lab.meetOthers();
	lab.hearForAWindow(3, 0);
	const share = lab.others.myShare!;
	lab.hearForAWindow(0, undefined);
	lab.hearForAWindow(0, undefined);
	expect(lab.others.myShare).toBe(share + 1);
	for (let i = 0; i < 40; i++) lab.hearForAWindow(0, undefined);
	expect(lab.others.myShare).toBeUndefined();
});
