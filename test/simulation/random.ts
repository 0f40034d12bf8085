/** A seeded random number generator for [0, 1) (mulberry32). */
export function randomFrom(seed: number): () => number {
	let state = Math.imul(seed, 0x9e3779b9);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** A normally distributed number with mean 0 and standard deviation 1 (Box-Muller). */
export function normal(random: () => number): number {
	return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
