import { attack } from './support/attack';

const ROWS = 20_000;
const SEED = 20_261_124;

it(`holds against ${ROWS} hostile rows; npm run attack sends more`, async () => {
	const { rows, requests, succeeded, rejected, broken } = await attack(ROWS, SEED);

	expect(broken).toEqual([]);
	expect(rows).toBe(ROWS);
	const failed = [...rejected.values()].reduce((sum, count) => sum + count, 0);
	expect(succeeded + failed).toBe(ROWS);
	// Both sides of each check are reached.
	expect(requests).toBeGreaterThan(ROWS / 10);
	expect(failed).toBeGreaterThan(ROWS / 10);
	expect([...rejected.keys()]).toEqual(
		expect.arrayContaining([
			'INVALID_VALUE',
			'MISSING_VALUE',
			'UNKNOWN_ASSIGNEE',
			'SET_AND_CLEARED',
		]),
	);
});
