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

/** Whether a code is one, and the texts are short and plain. */
const isReadable = ({
	message,
	description,
	code,
}: Pick<Report, 'message' | 'description' | 'code'>): boolean =>
	/^\w{1,64}$/.test(code) &&
	[message, description].every((text) => text.length < 1_000 && !/[\p{Cc}<]/u.test(text));

/** A run that continues: each item has one output, a success if and only if it was not hit. */
export function expectTrueReport(which: Case, ran: Ran): void {
	const { operation, fault, isHit, items } = which;
	expectAlways(which, ran);
	const output = ran.output!;
	expect(output.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: items }, (_, item) => ({ item })),
	);
	// Plain checks: an `expect` for each would take longer than the run.
	const untrue = output.flatMap((each, index) => {
		const error = errorOf(each);
		const isValid = isValidFor(operation, fault);
		const problem = error
			? problemOfError(which, error, index, timesDone(ran, index))
			: !isValid && timesDone(ran, index) === 0 && 'a success that was not carried out';
		const isMissed = !error && isHit(index) && !isValid && 'a success that was hit';
		const isUnjust = error && !isHit(index) && isSparing(which) && 'an error that was not hit';
		return [problem, isMissed, isUnjust].filter(Boolean).map((what) => ({ index, what, error }));
	});
	expect(untrue).toEqual([]);
	expectTrueHint(ran.hint, output);
}

/** What is wrong with the error of an item. */
function problemOfError({ operation }: Case, error: Report, index: number, times: number) {
	if (Object.keys(error).sort().join() !== FIELDS.join()) return 'other fields';
	if (!isReadable(error)) return 'not readable';
	if (error.taskId !== TASK_OF[operation](index)) return 'another task';
	return operation === 'create' && times > 0 && !isWarning(error) && 'no warning';
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
	expect({ error, isReadable: isReadable(error) }).toEqual({ error, isReadable: true });
	expect(isHit(context.itemIndex)).toBe(true);
	if (operation === 'create' && timesDone(ran, context.itemIndex) > 0)
		expect(message).toMatch(WARNING);
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

const WARNING = /may have been done anyway: check in lemlist/;
const isWarning = ({ message }: { message: string }) => WARNING.test(message);

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
