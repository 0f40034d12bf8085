import type { Reading } from '../../../../nodes/lemlist/pacing/share';
import { Share } from '../../../../nodes/lemlist/pacing/share';

const LIMIT = 20;
const WINDOW_MS = 2_000;
const FIRST = 6;

/** What one process finds out, on a clock that the test sets. */
class Lab {
	now = 0;
	readonly share = new Share(WINDOW_MS, () => this.now);
	private windows = 0;

	/** A process that shares the key with others. */
	static sharing(size?: number): Lab {
		const lab = new Lab();
		lab.share.meetOthers(LIMIT, size);
		return lab;
	}

	get size(): number | undefined {
		return this.share.size;
	}

	/** A reply: so many requests are left, when the server's window began is not known. */
	note(remaining: number | undefined, more: Partial<Reading> = {}): void {
		const unknown = { began: undefined, passed: undefined };
		this.share.accepted({ limit: LIMIT, remaining, hasWaiting: true, ...unknown, ...more });
	}

	/** Replies for a whole window, so that the share is reconsidered once. */
	noteForAWindow(remaining: number | undefined, more: Partial<Reading> = {}): void {
		this.note(remaining, more);
		this.now += WINDOW_MS;
		this.note(remaining, more);
	}

	/** A reply in the next of the server's windows, after this part of it. */
	noteInNextWindow(passed: number, remaining: number, more: Partial<Reading> = {}): void {
		this.windows++;
		this.noteInSameWindow(passed, remaining, more);
	}

	noteInSameWindow(passed: number, remaining: number, more: Partial<Reading> = {}): void {
		this.note(remaining, { began: this.windows * WINDOW_MS, passed, ...more });
	}
}

/** The same reply with and without a known window. */
const LOOKS: Array<[string, (lab: Lab, remaining: number, more?: Partial<Reading>) => void]> = [
	['known', (lab, remaining, more) => lab.noteInNextWindow(0.9, remaining, more)],
	['unknown', (lab, remaining, more) => lab.noteForAWindow(remaining, more)],
];

describe('alone', () => {
	it('has no share, whatever is left', () => {
		const lab = new Lab();
		expect(lab.size).toBeUndefined();
		lab.noteForAWindow(3);
		lab.noteInNextWindow(0.9, 3);
		lab.noteForAWindow(undefined);
		lab.share.rejected();
		expect(lab.size).toBeUndefined();
		expect(lab.share.isInDoubt).toBe(false);
	});

	it('it is again after three windows without a trace of others', () => {
		const lab = Lab.sharing();
		lab.now += 3 * WINDOW_MS;
		expect(lab.size).toBe(FIRST);
		lab.now += 1;
		expect(lab.size).toBeUndefined();
	});

	it.each<[string, (lab: Lab) => void]>([
		['meets them again', (lab) => lab.share.meetOthers(LIMIT, 12)],
		['is rejected', (lab) => lab.share.rejected()],
		['is not told what is left', (lab) => lab.note(undefined)],
	])('it is not as long as it %s', (_, trace) => {
		const lab = Lab.sharing();
		lab.now += 2 * WINDOW_MS;
		trace(lab);
		lab.now += 2 * WINDOW_MS;
		expect(lab.size).toBeGreaterThan(5);
	});

	it('what is left is no trace of others by itself', () => {
		const lab = Lab.sharing();
		lab.now += 2 * WINDOW_MS;
		lab.note(5);
		lab.now += 2 * WINDOW_MS;
		expect(lab.size).toBeUndefined();
	});
});

describe('the first share', () => {
	it('is 0.3 of the limit', () => {
		expect(Lab.sharing().size).toBe(0.3 * LIMIT);
	});

	it('is the one that is given, at least 1', () => {
		expect(Lab.sharing(2.5).size).toBe(2.5);
		expect(Lab.sharing(0.4).size).toBe(1);
	});

	it('is not taken twice', () => {
		const lab = Lab.sharing(4);
		lab.share.meetOthers(LIMIT, 12);
		expect(lab.size).toBe(4);
	});
});

describe.each(LOOKS)('if the beginning of the window is %s', (_, look) => {
	it('claims what is free in proportion to its share, except 1.5 for what it does not see', () => {
		const lab = Lab.sharing();
		look(lab, 9.5);
		expect(lab.size).toBeCloseTo(FIRST + 8 * (FIRST / 12));
	});

	it('a small share leaves half of what others send between two of its own', () => {
		const lab = Lab.sharing(2);
		look(lab, 8.5); // the others' 18 are 9 per request
		expect(lab.size).toBeCloseTo(2 + 4 * (2 / 16));
	});

	it('a share above half of the limit leaves 0.4 of the excess', () => {
		const lab = Lab.sharing(15);
		look(lab, 3);
		expect(lab.size).toBeCloseTo(15 + 1 * (15 / 19));
		const all = Lab.sharing(LIMIT);
		look(all, 4);
		expect(all.size).toBeLessThan(LIMIT);
	});

	it('never claims more than the limit, and does not take that for being alone', () => {
		const lab = Lab.sharing(15);
		look(lab, 15);
		expect(lab.size).toBe(LIMIT);
	});

	it('claims nothing when nothing waits', () => {
		const lab = Lab.sharing();
		look(lab, 9.5, { hasWaiting: false });
		expect(lab.size).toBe(FIRST);
	});

	it('gives back a 16th when nothing is free, and takes 0.3 if requests wait', () => {
		const idle = Lab.sharing();
		look(idle, 1.5, { hasWaiting: false });
		expect(idle.size).toBeCloseTo(FIRST * (15 / 16));
		const busy = Lab.sharing();
		look(busy, 1.5);
		expect(busy.size).toBeCloseTo(FIRST * (15 / 16) + 0.3);
	});

	it('gives back more if it has more, so that shares even out', () => {
		const given = (size: number) => {
			const lab = Lab.sharing(size);
			look(lab, 0);
			return size - lab.size!;
		};
		expect(given(12)).toBeGreaterThan(given(6));
		expect(given(6)).toBeGreaterThan(0);
		expect(given(2)).toBeLessThan(0);
	});

	it('keeps at least 1', () => {
		const lab = Lab.sharing(1);
		look(lab, 0, { hasWaiting: false });
		expect(lab.size).toBe(1);
	});
});

describe('in a known window', () => {
	it.each([
		[0.719, false],
		[0.72, true],
		[1, true],
		[1.001, false],
	])('a reply after %d of it is taken into account: %s', (passed, isTaken) => {
		const lab = Lab.sharing();
		lab.noteInNextWindow(passed, 15);
		expect(lab.size! > FIRST).toBe(isTaken);
	});

	it('an early reply does not use the window up', () => {
		const lab = Lab.sharing();
		lab.noteInNextWindow(0.5, 15);
		lab.noteInSameWindow(0.9, 9.5);
		expect(lab.size).toBeCloseTo(10);
	});

	it('reconsiders once per window', () => {
		const lab = Lab.sharing();
		lab.noteInNextWindow(0.8, 9.5);
		lab.noteInSameWindow(0.9, 9.5);
		lab.now += WINDOW_MS;
		lab.noteInSameWindow(0.95, 9.5);
		expect(lab.size).toBeCloseTo(10);
		lab.noteInNextWindow(0.8, 9.5);
		expect(lab.size).toBeCloseTo(10 + 8 * (10 / 12));
	});

	it("before 0.8 of it, leaves the part of the others' that is still to come", () => {
		const lab = Lab.sharing();
		lab.noteInNextWindow(0.76, 9.5 + 14 / 20); // a 20th of 0.8 is missing
		expect(lab.size).toBeCloseTo(10);
	});

	it.each([
		[1.9, 1.9],
		[2, 2 + 4 * (2 / 16)],
	])('a share of %d is %d after one late reply: below 2 that says too little', (size, after) => {
		const lab = Lab.sharing(size);
		lab.noteInNextWindow(0.9, 8.5);
		expect(lab.size).toBeCloseTo(after);
		lab.now += WINDOW_MS;
		lab.noteInNextWindow(0.9, 8.5);
		expect(lab.size).toBeGreaterThan(after);
	});
});

it('below 2 the time of a reply does not count, even in a known window', () => {
	const [known, unknown] = [Lab.sharing(1.9), Lab.sharing(1.9)];
	known.noteInNextWindow(0.1, 8.5);
	known.now += WINDOW_MS;
	known.noteInNextWindow(0.1, 8.5);
	unknown.noteForAWindow(8.5);
	expect(known.size).toBe(unknown.size);
	expect(known.size).toBeGreaterThan(1.9);
});

describe('in an unknown window', () => {
	it('reconsiders after 0.9 of one', () => {
		const lab = Lab.sharing();
		lab.now += WINDOW_MS; // counts from the first reply
		lab.note(9.5);
		lab.now += 0.9 * WINDOW_MS - 1;
		lab.note(9.5);
		expect(lab.size).toBe(FIRST);
		lab.now += 1;
		lab.note(9.5);
		expect(lab.size).toBeCloseTo(10);
	});

	it('the lowest number left counts, each time anew', () => {
		const lab = Lab.sharing();
		for (const remaining of [15, 9.5, 15]) {
			lab.note(remaining);
			lab.now += 0.45 * WINDOW_MS;
		}
		expect(lab.size).toBeCloseTo(10);
		lab.noteForAWindow(13.5);
		expect(lab.size).toBe(LIMIT);
	});

	it('observes anew after a rejection, and when it meets others again', () => {
		const rejected = Lab.sharing();
		rejected.note(0);
		rejected.now += WINDOW_MS;
		rejected.share.rejected();
		rejected.note(9.5);
		expect(rejected.size).toBeCloseTo(0.9 * FIRST);
		rejected.noteForAWindow(9.5);
		expect(rejected.size).toBeGreaterThan(FIRST);

		const again = Lab.sharing();
		again.note(0);
		again.now += 3 * WINDOW_MS + 1;
		expect(again.size).toBeUndefined();
		again.share.meetOthers(LIMIT);
		again.note(9.5);
		expect(again.size).toBe(FIRST);
	});
});

describe('a rejection', () => {
	it('takes a tenth of the share, down to one request per window', () => {
		const lab = Lab.sharing();
		lab.note(9);
		lab.share.rejected();
		expect(lab.size).toBeCloseTo(0.9 * FIRST);
		for (let i = 0; i < 50; i++) lab.share.rejected();
		expect(lab.size).toBe(1);
	});

	it('takes a tenth of the first share as well', () => {
		const lab = new Lab();
		lab.note(9);
		lab.share.meetOthers(LIMIT);
		lab.share.rejected();
		expect(lab.size).toBeCloseTo(0.9 * FIRST);
	});
});

describe('a rejection while alone', () => {
	it('leaves a doubt until a probe is accepted', () => {
		const lab = new Lab();
		lab.share.doubt(LIMIT);
		expect(lab.share.isInDoubt).toBe(true);
		expect(lab.size).toBeUndefined();
		lab.share.probeAccepted();
		expect(lab.share.isInDoubt).toBe(false);
		for (let i = 0; i < 7; i++) lab.share.doubt(LIMIT);
		expect(lab.size).toBeUndefined();
	});

	it('was caused by others if it is the eighth', () => {
		const lab = new Lab();
		for (let i = 0; i < 7; i++) lab.share.doubt(LIMIT);
		expect(lab.size).toBeUndefined();
		lab.share.doubt(LIMIT);
		expect(lab.size).toBe(FIRST);
	});

	it('is forgotten once it has met others', () => {
		const lab = new Lab();
		lab.share.doubt(LIMIT);
		lab.share.meetOthers(LIMIT);
		lab.now += 3 * WINDOW_MS + 1;
		expect(lab.size).toBeUndefined();
		expect(lab.share.isInDoubt).toBe(false);
	});
});

describe('when the server does not say what is left', () => {
	it('grows by a half if requests wait', () => {
		const lab = Lab.sharing();
		lab.noteForAWindow(undefined, { hasWaiting: false });
		expect(lab.size).toBe(FIRST);
		lab.noteForAWindow(undefined);
		expect(lab.size).toBe(FIRST + 0.5);
	});

	it('is alone again at the limit', () => {
		const lab = Lab.sharing();
		for (let i = 0; i < 27; i++) lab.noteForAWindow(undefined);
		expect(lab.size).toBe(LIMIT - 0.5);
		lab.noteForAWindow(undefined);
		expect(lab.size).toBeUndefined();
	});
});
