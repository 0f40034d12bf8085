import { Opening } from '../../../../nodes/lemlist/pacing/opening';

const LIMIT = 20;

/** An opening with so many requests sent, and these replies. */
function opened(sent: number, ...replies: Array<number | undefined>): Opening {
	const opening = new Opening(0);
	for (let i = 0; i < sent; i++) opening.send();
	for (const remaining of replies) opening.ended(remaining);
	return opening;
}

describe('sends', () => {
	it.each([
		[2, 0, false],
		[3, 0, true],
		[3, 1, true],
		[3, 2, false],
		[4, 2, false],
		[5, 2, true],
		[5, 3, true],
	])('%d requests with %d replies are enough for now: %s', (sent, replies, isSpent) => {
		const opening = opened(sent, ...Array.from({ length: replies }, () => undefined));
		expect(opening.isSpent).toBe(isSpent);
	});
});

it('is over after four replies, whatever they say', () => {
	expect(opened(5, 19, 18, 17).isOver).toBe(false);
	expect(opened(5, 19, 18, 17, 16).isOver).toBe(true);
	expect(opened(5, 0, undefined, 17, undefined).isOver).toBe(true);
});

describe('the share', () => {
	it('is not known if no reply says what is left', () => {
		expect(opened(3).share(LIMIT)).toBeUndefined();
		expect(opened(4, undefined, undefined).share(LIMIT)).toBeUndefined();
	});

	it('is not needed if all that is used is its own', () => {
		expect(opened(4, 19, 18, 17, 16).share(LIMIT)).toBeUndefined();
		expect(opened(5, 19, 18, 17, 16).share(LIMIT)).toBeUndefined(); // the last is on its way
	});

	it('is its part of all requests, and a few of the others come after its last', () => {
		// 6 of the others', and a fifth of all theirs still to come: 7.5.
		expect(opened(4, 16, 14, 12, 10).share(LIMIT)).toBeCloseTo((LIMIT * 4) / (4 + 7.5));
		// 2 of theirs, and a quarter: 2 2/3.
		expect(opened(3, 15).share(LIMIT)).toBeCloseTo((LIMIT * 3) / (3 + 8 / 3));
	});

	it('the lowest number left counts, in any order', () => {
		const inOrder = opened(4, 16, 14, 12, 10).share(LIMIT);
		expect(opened(4, 10, 16, undefined, 14).share(LIMIT)).toBe(inOrder);
	});

	it('is small after a rejection, which leaves 0', () => {
		expect(opened(4, 0, 0).share(LIMIT)).toBeCloseTo((LIMIT * 4) / (4 + 20));
	});

	it('less than half a request of others is nobody', () => {
		expect(opened(4, 15.7).share(LIMIT)).toBeUndefined();
		expect(opened(4, 15.5).share(LIMIT)).toBeDefined();
	});
});
