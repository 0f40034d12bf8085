// What the node promises, as assertions about a run that met a fault.
import type { INodeExecutionData } from 'n8n-workflow';
import type { Report } from '../../../nodes/shared/nodeError';
import type { Fault } from './faults';
import type { Case, Ran } from './runOperation';
import { endsEveryRun, isOfAllTogether } from './expectations';
import { TASK_OF } from './runOperation';

/** The longest that a run may take: two minutes of retries, a last try, and pauses of the key. */
const MAX_MS = 15 * 60_000;

/** What an error in the output says. */
const FIELDS = ['attempts', 'code', 'description', 'field', 'httpStatus', 'message', 'taskId'];

const errorOf = ({ json }: INodeExecutionData): Report | undefined =>
	(json as { error?: Report }).error;

/** lemlist replies to Ignore with any object that is not an error, so nothing shows that it did nothing. */
const isValidFor = (operation: string, { reply }: Fault) =>
	operation === 'ignore' && ['{}', '{"_id":7}'].includes(JSON.stringify(reply?.body));

function expectReadable({
	message,
	description,
	code,
}: Pick<Report, 'message' | 'description' | 'code'>): void {
	expect(code).toMatch(/^\w{1,64}$/);
	for (const text of [message, description]) {
		expect(text.length).toBeLessThan(1_000);
		expect(text).not.toMatch(/[\p{Cc}<]/u);
	}
}

/** A run that continues: each item has one output, a success if and only if it was not hit. */
export function expectTrueReport(which: Case, ran: Ran): void {
	const { operation, fault, isHit, items } = which;
	expectAlways(which, ran);
	const output = ran.output!;
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: items }, (_, item) => ({ item })),
	);
	for (const [index, each] of output.entries()) {
		const error = errorOf(each);
		const times = timesDone(ran, index);
		if (error) {
			expect(Object.keys(error).sort()).toEqual(FIELDS);
			expectReadable(error);
			expect(error.taskId).toBe(TASK_OF[operation](index));
			if (operation === 'create' && times > 0) expectWarning(error);
		} else if (!isValidFor(operation, fault)) {
			expect(times).toBeGreaterThan(0);
		}
		if (isHit(index) && !isValidFor(operation, fault)) {
			expect({ index, isHit: true, error }).toMatchObject({
				error: { message: expect.any(String) },
			});
		}
		if (!isHit(index) && isSparing(which))
			expect({ index, isHit: false, error }).toEqual({ index, isHit: false });
	}
	expectTrueHint(ran.hint, output);
}

/** A run that stops: at an item that was hit, or not at all. */
export function expectTrueStop(which: Case, ran: Ran): void {
	const { operation, fault, isHit, items } = which;
	expectAlways(which, ran);
	if (ran.output) {
		expect(isValidFor(operation, fault)).toBe(true);
		return expect(ran.output).toHaveLength(items);
	}
	const { message, context } = ran.error!;
	const error = { ...context, message, description: context.description ?? '' };
	expectReadable(error);
	expect(isHit(context.itemIndex)).toBe(true);
	if (operation === 'create' && timesDone(ran, context.itemIndex) > 0) expectWarning(error);
	const { succeeded, failed } = countsIn(message);
	expect(succeeded + failed).toBe(items);
	expect(succeeded).toBeLessThanOrEqual(ran.lemlist.done.size);
}

function expectAlways({ operation }: Case, { leaked, tookMs, lemlist }: Ran): void {
	expect(leaked).toEqual([]);
	expect(tookMs).toBeLessThan(MAX_MS);
	if (operation === 'create') expect(Math.max(0, ...lemlist.done.values())).toBeLessThanOrEqual(1);
}

/** Whether items that are not hit have to succeed. Those of Get and Ignore share requests. */
function isSparing({ operation, fault }: Case): boolean {
	if (endsEveryRun(fault)) return false;
	const isShared = operation === 'ignore' || operation === 'get';
	return !isShared || !(isOfAllTogether(fault) || isValidFor(operation, fault));
}

const timesDone = ({ lemlist }: Ran, index: number): number => lemlist.done.get(String(index)) ?? 0;

const expectWarning = ({ message }: { message: string }) =>
	expect(message).toMatch(/may have been done anyway: check in lemlist/);

/** The counts in texts like "12 updated, 1 rejected, 1 not sent". */
function countsIn(text: string): { succeeded: number; failed: number } {
	const count = (words: string) => Number(new RegExp(`(\\d+) ${words}`).exec(text)?.[1] ?? 0);
	return {
		succeeded: count('(?:updated|created|ignored|tasks? (?:found|read)|search(?:es)? counted)'),
		failed: count('rejected') + count('failed') + count('not sent'),
	};
}

/** "12 updated, 1 rejected, 1 not sent: see error in the output. Most often: unknown ID (2)." */
function expectTrueHint(hint: string, output: INodeExecutionData[]): void {
	const failed = output.filter((each) => errorOf(each)).length;
	expect(countsIn(hint)).toEqual({ succeeded: output.length - failed, failed });
	const reasons = [...(hint.split('Most often: ')[1] ?? '').matchAll(/ \((\d+)\)/g)];
	const counted = reasons.reduce((sum, [, of]) => sum + Number(of), 0);
	// It names at most three reasons.
	if (reasons.length < 3) expect(counted).toBe(failed);
	else expect(counted).toBeLessThanOrEqual(failed);
}
