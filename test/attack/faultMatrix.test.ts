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
	describe.each(Object.entries(HITS))('hitting %s', (_, isHit) => {
		it.each(FAULTS.map((fault): [string, boolean, Fault] => [fault.name, fault.carriedOut, fault]))(
			'%s (carried out: %p)',
			async (_name, _carriedOut, fault) => {
				const which = { operation, fault, isHit, items: ITEMS };
				const continuing = { ...which, continueOnFail: true };
				expectTrueReport(continuing, await runOperation(continuing));

				const stopping = { ...which, continueOnFail: false };
				expectTrueStop(stopping, await runOperation(stopping));
			},
		);
	});
});
