import fc from 'fast-check';
import {
	countByStatus,
	inLastWindow,
	maxAfter,
	maxInAnyWindow,
	tooSoon,
} from '../../../sandbox/requestLog';
import { record } from './record';

describe('maxInAnyWindow', () => {
	it('agrees with counting from every request', () => {
		const arrivals = fc.array(fc.record({ at: fc.nat(9000), key: fc.constantFrom('one', 'two') }));
		fc.assert(
			fc.property(arrivals, (unsorted) => {
				const requests = unsorted
					.sort((one, other) => one.at - other.at)
					.map(({ at, key }) => record(at, { key }));
				const counted = requests.map(
					({ at, key }) =>
						requests.filter((each) => each.key === key && each.at >= at && each.at < at + 2000)
							.length,
				);
				expect(maxInAnyWindow(requests, 2000)).toBe(Math.max(0, ...counted));
			}),
		);
	});

	it('counts two requests a whole window apart separately', () => {
		expect(maxInAnyWindow([record(0), record(2000)], 2000)).toBe(1);
		expect(maxInAnyWindow([record(0), record(1999.9)], 2000)).toBe(2);
	});

	it('counts admitted requests only', () => {
		expect(maxInAnyWindow([record(0), record(1, { admitted: false })], 2000)).toBe(1);
	});
});

describe('tooSoon', () => {
	/** Two sent per window, each of which arrives up to 5 s late. */
	const paced = fc.array(fc.nat(5000)).map((delays) => {
		const arrivals = delays.map((ms, index) => 100 + 2000 * Math.floor(index / 2) + ms);
		return arrivals.sort((one, other) => one - other).map((at) => record(at));
	});

	it('finds none if the client respects the limit, however late its requests arrive', () => {
		fc.assert(
			fc.property(paced, (requests) => expect(tooSoon(requests, 100, 2, 2000)).toEqual([])),
		);
	});

	it('finds those above the limit, admitted or not', () => {
		const requests = [100, 101, 2099, 2100, 4099, 4100].map((at) =>
			record(at, { admitted: at < 3000 }),
		);
		expect(tooSoon(requests, 100, 2, 2000).map(({ at }) => at)).toEqual([2099, 4099]);
	});

	it('allows the limit once per started window', () => {
		expect([0, 1999, 2000, 5000].map((ms) => maxAfter(ms, 20, 2000))).toEqual([20, 20, 40, 60]);
	});
});

describe('inLastWindow', () => {
	it('counts the admitted requests of the busiest key', () => {
		const requests = [
			record(1000),
			record(1001),
			record(2000),
			record(2000, { key: 'two' }),
			record(2500, { admitted: false }),
		];
		expect(inLastWindow(requests, 2000, 3000)).toBe(2);
		expect(inLastWindow([], 2000, 3000)).toBe(0);
	});
});

describe('countByStatus', () => {
	it('counts requests without a response as none', () => {
		const requests = [
			record(0),
			record(1),
			record(2, { status: 429 }),
			record(3, { status: null }),
		];
		expect(countByStatus(requests)).toEqual({ '200': 2, '429': 1, none: 1 });
	});
});
