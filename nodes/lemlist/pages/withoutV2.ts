import { LemlistError } from '../errors/lemlistError';

/** What an account returns that does not have `/v2/tasks` yet, instead of a page. */
const SIGNS = new Set(['NOT_LEMLIST_API', 'NOT_IN_PLAN', 'HTTP_404', 'HTTP_405']);

/** Whether an error of `/v2/tasks` means that the account may not have that list. */
export const lacksV2 = (error: unknown): error is LemlistError =>
	error instanceof LemlistError && SIGNS.has(error.code);

/**
 * An error of `/v2/tasks`, to be thrown. If the account may not have that list, it says so, with code
 * `NO_TASK_LIST_V2`.
 * @param instead what to do then, such as "choose V1"
 */
export function withoutV2(error: unknown, instead: string): unknown {
	if (!lacksV2(error)) return error;
	const hint = `If other operations work with this credential, lemlist has not opened version 2 of its task list for the account yet: ${instead}.`;
	return error.with({
		advice: `${error.advice} ${hint}`,
		code: 'NO_TASK_LIST_V2',
		endsRun: 'yes',
	});
}
