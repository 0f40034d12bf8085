import type { INode, NodeOperationError } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { codedError } from './codedError';
import type { Failure } from '../lemlist/errors/failure';

/**
 * A failure as the error that n8n shows: a NodeApiError for what lemlist refused, else a
 * NodeOperationError. Its `context` holds the failure's details.
 */
export function toNodeError(
	node: INode,
	{ message, description, ...details }: Failure,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const { code, httpStatus } = details;
	if (httpStatus === null) return codedError(node, message, description, details, itemIndex);
	const options = { message, description, itemIndex, level: 'warning' as const };
	const error = new NodeApiError(node, { code }, { ...options, httpCode: String(httpStatus) });
	Object.assign(error.context, details);
	// As in codedError: n8n would replace a message that names a system error.
	error.message = message;
	return error;
}
