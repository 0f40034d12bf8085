import { Faults } from '../../../sandbox/faults';
import { record } from './record';

/** Which of 1000 requests a fault of probability 0.3 strikes. */
function struck(seed?: number): number[] {
	const faults = new Faults();
	const fault = { answer: 'reset', probability: 0.3 } as const;
	const active = faults.tell(seed === undefined ? fault : { ...fault, seed }, 0);
	const numbers = Array.from({ length: 1000 }, (_, number) => number);
	const hit = numbers.filter((number) => faults.strike(record(number), number));
	expect(active.hits).toBe(hit.length);
	return hit;
}

describe('a fault left to chance', () => {
	it('strikes about as often as it should', () => {
		expect(struck().length).toBeGreaterThan(250);
		expect(struck().length).toBeLessThan(350);
	});

	it('strikes the same requests for the same seed', () => {
		expect(struck(1)).toEqual(struck());
		expect(struck(2)).toEqual(struck(2));
		expect(struck(2)).not.toEqual(struck(1));
	});
});
