// lemlist goes down for good after the first item got through. The run ends soon after requests are given up.
import { FAULTS } from './support/faults';
import { OPERATION_NAMES, runOperation } from './support/runOperation';

const ITEMS = 200;
/** Two minutes of retries, and half a minute for what is under way then. */
const MAX_MS = 150_000;

const DOWN = FAULTS.filter(
	({ name, reply, hangs }) =>
		(reply?.statusCode === 503 && !name.includes('AV_UNAVAILABLE')) ||
		name === 'ECONNREFUSED' ||
		hangs,
);

describe.each(OPERATION_NAMES)('%s', (operation) => {
	it.each(DOWN)('of items that all but one meet $name ends', async (fault) => {
		const isHit = (index: number) => index > 0;
		const which = { operation, fault, isHit, items: ITEMS, continueOnFail: true };
		const { output = [], tookMs } = await runOperation(which);
		const failed = output.filter(({ json }) => json['error']);
		expect(failed.length).toBeGreaterThanOrEqual(ITEMS - 1);
		expect(tookMs).toBeLessThan(MAX_MS);
	});
});
