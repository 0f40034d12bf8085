// Faults that hit each item once only: what is safe to send again gets through.
import { isWorthAnotherTry, mayHaveArrived } from './support/expectations';
import type { Fault } from './support/faults';
import { FAULTS } from './support/faults';
import { expectTrueReport } from './support/promises';
import { isRepeatable, OPERATION_NAMES, runOperation } from './support/runOperation';

const ITEMS = 14;

const PASSING = FAULTS.filter(isWorthAnotherTry);

describe.each(OPERATION_NAMES)('%s', (operation) => {
	it.each(PASSING.map((fault): [string, boolean, Fault] => [fault.name, fault.carriedOut, fault]))(
		'%s, once (carried out: %p)',
		async (_name, _carriedOut, fault) => {
			const isHit = (index: number) => index % 7 === 0;
			const which = { operation, fault, isHit, items: ITEMS, continueOnFail: true, once: true };
			const ran = await runOperation(which);

			expect(ran.lemlist.hit.size).toBe(ITEMS / 7);
			const isSentAgain = isRepeatable(operation) || !mayHaveArrived(fault);
			expectTrueReport({ ...which, isHit: (index) => isHit(index) && !isSentAgain }, ran);
		},
	);
});
