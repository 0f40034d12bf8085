import { attack } from './support/attack';

const ROWS = 5_000;
const SEED = 20_261_124;

it(`holds against ${ROWS} hostile rows; npm run attack sends more`, async () => {
	const { rows, requests, succeeded, rejected, broken } = await attack(ROWS, SEED);

	expect({ seed: SEED, broken }).toEqual({ seed: SEED, broken: [] });
	expect(rows).toBe(ROWS);
	const failed = [...rejected.values()].reduce((sum, count) => sum + count, 0);
	expect(succeeded + failed).toBe(ROWS);
	// Both sides of each check are reached.
	expect(requests).toBeGreaterThan(ROWS / 10);
	expect([...rejected.keys()].sort()).toEqual([
		'INVALID_VALUE',
		'LINKEDIN_MEDIA_INVALID_TYPE',
		'LINKEDIN_MEDIA_TOO_MANY',
		'LINKEDIN_MEDIA_UNSAFE_URL',
		'MISSING_VALUE',
		'NOTHING_TO_UPDATE',
		'SET_AND_CLEARED',
		'UNKNOWN_ASSIGNEE',
		'UNKNOWN_RECORD',
	]);
});
