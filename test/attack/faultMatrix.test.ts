// Every situation of the policy table, for every operation, in both modes, on a virtual clock.
import type { Fault } from './support/faults';
import { FEWER_FAULTS } from './support/faults';
import { expectTrueReport, expectTrueStop } from './support/promises';
import { OPERATION_NAMES, runOperation } from './support/runOperation';

/** How many items there are, and which of them are hit. Ten that fail end some runs. */
const HITS = {
	'all items': { items: 11, isHit: () => true },
	'every seventh': { items: 8, isHit: (index: number) => index % 7 === 0 },
};

describe.each(OPERATION_NAMES)('%s', (operation) => {
	// One test for all faults: a test of each would take longer than its run.
	it.each(Object.entries(HITS))('hitting %s', async (_, hits) => {
		for (const fault of FEWER_FAULTS) {
			await withName(fault, async () => {
				const which = { operation, fault, ...hits };
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
