import { ENDS_IF_ALL_FAIL } from '../policy/rules';
import { LemlistError } from './lemlistError';

/** Codes of the errors that an account without `/v2/tasks` may get there. */
const CODES_WITHOUT_V2 = new Set([
	'NOT_LEMLIST_API',
	'NOT_IN_PLAN',
	'HTTP_402',
	'HTTP_404',
	'HTTP_405',
]);

/** Whether an error of `/v2/tasks` may mean that the account does not have that list yet. */
export const lacksV2 = (error: unknown): error is LemlistError =>
	error instanceof LemlistError && CODES_WITHOUT_V2.has(error.code);

/** Whether an error of a look-up is about the whole run, not about one task or an account without `/v2/tasks`. */
export const concernsRun = (error: unknown): boolean =>
	!(error instanceof LemlistError) || (error.endsRun === 'yes' && !lacksV2(error));

/**
 * Explains an error of `/v2/tasks`: if the account may not have that list yet, the error says so, with
 * code `NO_TASK_LIST_V2`. Any other error stays as it is.
 * @param instead what to do then, such as "choose V1"
 * @returns the error to throw
 */
export function withoutV2(error: unknown, instead: string): unknown {
	if (!lacksV2(error)) return error;
	const hint = `If other operations work with this credential, lemlist has not opened version 2 of its task list for the account yet: ${instead}.`;
	const { advice, code } = error.givenOthersSucceeded();
	return error.with({
		advice: `${error.advice} ${hint}`,
		ifOthersWork: { advice, code },
		code: 'NO_TASK_LIST_V2',
		kind: 'configuration',
		endsRun: ENDS_IF_ALL_FAIL,
	});
}
