import { seededRandom } from '../../sandbox/random';

/** Random numbers in [0, 1) for one of many seeds in a row, which are spread over all that there are. */
export const randomFrom = (seed: number): (() => number) =>
	seededRandom(Math.imul(seed, 0x9e3779b9));

/** A normally distributed number with mean 0 and standard deviation 1 (Box-Muller). */
export function normal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
