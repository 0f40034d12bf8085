// Every situation of the policy table, for every operation, in both modes, on a virtual clock.
import type { Fault } from './support/faults';
import { FAULTS } from './support/faults';
import type { Case, Ran } from './support/runOperation';
import { OPERATIONS, runOperation } from './support/runOperation';

const ITEMS = 14;

const HITS = {
	'all items': () => true,
	'the first': (index: number) => index === 0,
	'every seventh': (index: number) => index % 7 === 0,
};

const OPERATION_NAMES = Object.keys(OPERATIONS) as Array<keyof typeof OPERATIONS>;

/** The longest that an item may take: two minutes of retries, a last try, and pauses of the key. */
const MAX_MS = 15 * 60_000;

interface Failed {
	message: string;
	description: string;
	code: string;
	attempts: number;
}

const errorOf = (json: object): Failed | undefined => (json as { error?: Failed }).error;

/** Whether an item's failure could be any item's, so that it may end the run. */
const mayEndRun = ({ rule }: Fault) => rule?.endsRun !== 'no';

/** lemlist replies to Ignore with any object that is not an error, so nothing shows that it did nothing. */
const isValidFor = (operation: string, { reply }: Fault) =>
	operation === 'ignore' && ['{}', '{"_id":7}'].includes(JSON.stringify(reply?.body));

function expectNoSecrets({ shown, key, base64 }: Ran): void {
	expect(shown.includes(key)).toBe(false);
	expect(shown.includes(base64)).toBe(false);
}

function expectReadable({ message, description, code }: Failed): void {
	expect(code).toMatch(/^\w{1,64}$/);
	for (const text of [message, description]) {
		expect(text.length).toBeLessThan(1_000);
		expect(text).not.toMatch(/[\p{Cc}<]/u);
	}
}

/** Each item has one output, in order; it is a success if and only if lemlist did the item. */
function expectTrueReport({ operation, fault, isHit }: Case, ran: Ran): void {
	const output = ran.output!;
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: ITEMS }, (_, item) => ({ item })),
	);
	let succeeded = 0;
	for (const [index, { json }] of output.entries()) {
		const error = errorOf(json);
		const times = ran.lemlist.done.get(String(index)) ?? 0;
		if (!error) succeeded++;
		if (!error && !isValidFor(operation, fault)) expect(times).toBeGreaterThan(0);
		if (error) expectReadable(error);
		if (operation === 'create') {
			expect(times).toBeLessThanOrEqual(1);
			if (error && times > 0) expect(error.message).toMatch(/may have been done anyway/);
		}
		const isSpared = !isHit(index) && operation !== 'ignore';
		if (isSpared && fault.rule?.endsRun !== 'yes' && error) {
			expect({ index, error, why: 'another item was hit' }).toBeUndefined();
		}
	}
	if (operation === 'getAll') return;
	expect(ran.hint).toMatch(new RegExp(`^${succeeded} of ${ITEMS} tasks `));
}

/** The run is stopped by an item that was hit, or it is not stopped at all. */
function expectTrueStop({ fault, isHit }: Case, { output, error, lemlist }: Ran): void {
	if (output) return expect(output).toHaveLength(ITEMS);
	expect(isHit(error!.context.itemIndex) || mayEndRun(fault)).toBe(true);
	const [, updated] = /(\d+) of 14/.exec(error!.message) ?? [];
	expect(Number(updated)).toBeLessThanOrEqual(lemlist.done.size);
}

describe.each(OPERATION_NAMES)('%s', (operation) => {
	describe.each(Object.entries(HITS))('hitting %s', (_, isHit) => {
		it.each(FAULTS.map((fault): [string, boolean, Fault] => [fault.name, fault.carriedOut, fault]))(
			'%s (carried out: %p)',
			async (_name, _carriedOut, fault) => {
				const which = { operation, fault, isHit, items: ITEMS };
				const continued = { ...which, continueOnFail: true };
				const ran = await runOperation(continued);
				expectNoSecrets(ran);
				expect(ran.tookMs).toBeLessThan(MAX_MS);
				expectTrueReport(continued, ran);

				const stopping = { ...which, continueOnFail: false };
				const stopped = await runOperation(stopping);
				expectNoSecrets(stopped);
				expectTrueStop(stopping, stopped);
			},
		);
	});
});
