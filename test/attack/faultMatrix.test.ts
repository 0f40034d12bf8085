// Every situation of the policy table, for every operation, in both modes, on a virtual clock.
import type { Fault } from './support/faults';
import { FAULTS } from './support/faults';
import { expectTrueReport, expectTrueStop } from './support/promises';
import { OPERATION_NAMES, runOperation } from './support/runOperation';

const ITEMS = 14;

const HITS = {
	'all items': () => true,
	'every seventh': (index: number) => index % 7 === 0,
};

describe.each(OPERATION_NAMES)('%s', (operation) => {
	// One test for all faults: a test of each would take longer than its run.
	it.each(Object.entries(HITS))('hitting %s', async (_, isHit) => {
		for (const fault of FAULTS) {
			await withName(fault, async () => {
				const which = { operation, fault, isHit, items: ITEMS };
				const continuing = { ...which, continueOnFail: true };
				expectTrueReport(continuing, await runOperation(continuing));

				const stopping = { ...which, continueOnFail: false };
				expectTrueStop(stopping, await runOperation(stopping));
			});
		}
	});
});

/** Does something with a fault; an error says with which one. */
async function withName({ name, carriedOut }: Fault, check: () => Promise<void>): Promise<void> {
	await check().catch((error: Error) => {
		error.message = `${name} (carried out: ${carriedOut}): ${error.message}`;
		throw error;
	});
}
