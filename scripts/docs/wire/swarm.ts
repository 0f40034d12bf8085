/**
 * Spreads marks that would overlap over rows.
 *
 * @param xs where the marks are, ascending
 * @param size how far apart two marks of a row are
 * @param rows how many rows there are
 * @returns the row of each mark: 0 in the middle, then -1, 1, -2, …; if all are taken, the one that has
 *   been free for longest
 */
export function rowsOf(xs: readonly number[], size: number, rows: number): number[] {
	const lastIn = Array.from({ length: rows }, () => -Infinity);
	return xs.map((x) => {
		const free = lastIn.findIndex((last) => x - last >= size);
		const index = free < 0 ? lastIn.indexOf(Math.min(...lastIn)) : free;
		lastIn[index] = x;
		const distance = Math.ceil(index / 2);
		return index % 2 === 0 ? distance : -distance;
	});
}
