import type { INode } from 'n8n-workflow';
import { codedError } from '../../shared/codedError';
import { failureOfError } from '../errors/failure';

/** What comes from an account that lemlist has not given `/v2/tasks` yet, instead of a list. */
const SIGNS = new Set(['NOT_LEMLIST_API', 'NOT_IN_PLAN', 'HTTP_404', 'HTTP_405']);

/**
 * An error of `/v2/tasks`; where the account may not have that list, with code `NO_TASK_LIST_V2`.
 * @param instead what to do then, such as "choose V1"
 */
export function withoutV2(error: Error, node: INode, instead: string): Error {
	const { message, description, ...details } = failureOfError(error, { taskId: null });
	if (!SIGNS.has(details.code)) return error;
	const advice = `If other operations work with this credential, lemlist has not opened version 2 of its task list for the account yet: ${instead}.`;
	return codedError(node, `${message} ${advice}`, `${description} ${advice}`, {
		...details,
		code: 'NO_TASK_LIST_V2',
		endsRun: true,
	});
}
