import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';
import type { Failure } from '../lemlist/errors/failure';

/** What an error of ours tells beside its text: kept in `context`, where failures are read from. */
export type Details = Partial<Failure> & Pick<Failure, 'code'>;

/**
 * An error of this node's own making, which reaches the user with just this message: n8n replaces one
 * in which it finds the name of a system error, such as ECONNRESET or the EEXIST in "preexisting"
 * (n8n-workflow, `NodeError.setDescriptiveErrorMessage`).
 * @param itemIndex undefined where it is about no item in particular
 */
export function codedError(
	node: INode,
	message: string,
	description: string,
	details: Details,
	itemIndex?: number,
): NodeOperationError {
	const item = itemIndex === undefined ? {} : { itemIndex };
	const error = new NodeOperationError(node, message, { description, level: 'warning', ...item });
	Object.assign(error.context, details);
	error.message = message;
	return error;
}
