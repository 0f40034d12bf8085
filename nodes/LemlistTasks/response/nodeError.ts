import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import type { Failure } from './failure';

/**
 * A failure as the error that n8n shows: a NodeApiError for what lemlist refused, else a
 * NodeOperationError. Its `context` holds the failure's details.
 */
export function toNodeError(
	node: INode,
	{ message, description, ...details }: Failure,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const options = { message, description, itemIndex, level: 'warning' as const };
	const { code, httpStatus } = details;
	const error =
		httpStatus === null
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, { code }, { ...options, httpCode: String(httpStatus) });
	Object.assign(error.context, details);
	// n8n replaces a message in which it finds the name of a system error, such as ECONNRESET.
	error.message = message;
	return error;
}
