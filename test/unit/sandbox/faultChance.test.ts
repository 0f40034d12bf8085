import { Faults } from '../../../sandbox/faults';
import { record } from './record';

/** Which of 1000 requests a fault with probability 0.3 hits. */
function hits(seed?: number): number[] {
	const faults = new Faults();
	const fault = { answer: 'reset', probability: 0.3 } as const;
	const active = faults.add(seed === undefined ? fault : { ...fault, seed }, 0);
	const numbers = Array.from({ length: 1000 }, (_, number) => number);
	const hit = numbers.filter((number) => faults.pick(record(number), number));
	expect(active.hits).toBe(hit.length);
	return hit;
}

describe('a fault with a probability', () => {
	it('hits about as often as it should', () => {
		expect(hits().length).toBeGreaterThan(250);
		expect(hits().length).toBeLessThan(350);
	});

	it('hits the same requests for the same seed', () => {
		expect(hits(1)).toEqual(hits());
		expect(hits(2)).toEqual(hits(2));
		expect(hits(2)).not.toEqual(hits(1));
	});
});
