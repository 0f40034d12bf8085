import type { INode, Logger } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { beginningOf } from '../lemlist/beginningOf';
import { LemlistError } from '../lemlist/errors/lemlistError';
import { escapeHtml } from './html';

/** An error as workflows see it, on the error output and in the context of n8n's errors. */
export interface Report {
	/** What happened, what to do and, if it is about an item, which one. */
	message: string;
	/** What lemlist responded, and what to do. */
	description: string;
	code: string;
	httpStatus: number | null;
	taskId: string | null;
	field: string | null;
	/** Requests for the item that got past the rate limit; 0 if it was rejected before any. */
	attempts: number;
}

/** IDs of lemlist have 21 characters; anything may be in their place. */
const MAX_ID_LENGTH = 100;

/**
 * What workflows see of an error.
 * @param row what the row is called, such as "Row 2 (item 1)"; undefined if it is about none in particular
 */
export function reportOf(error: LemlistError, row?: string): Report {
	const { description, code, httpStatus, field, attempts } = error;
	const message = row === undefined ? error.message : `${row}: ${error.message}`;
	const taskId = error.taskId === null ? null : beginningOf(error.taskId, MAX_ID_LENGTH);
	return { message, description, code, httpStatus, taskId, field, attempts };
}

/**
 * The error that n8n shows: a NodeApiError for what lemlist rejected, otherwise a NodeOperationError.
 * Its `context` holds the report's details.
 * @param html the description as n8n shows it, which renders it as HTML in all supported versions
 */
export function toNodeError(
	node: INode,
	{ message, description, ...details }: Report,
	itemIndex?: number,
	html = escapeHtml(description),
): NodeApiError | NodeOperationError {
	const { code, httpStatus } = details;
	const item = itemIndex === undefined ? {} : { itemIndex };
	const options = { message, description: html, level: 'warning' as const, ...item };
	const error =
		httpStatus === null
			? new NodeOperationError(node, message, options)
			: new NodeApiError(node, { code }, { ...options, httpCode: String(httpStatus) });
	Object.assign(error.context, details);
	// n8n replaces a message in which it finds the name of a system error, such as ECONNRESET or the
	// EEXIST in "preexisting" (n8n-workflow, `NodeError.setDescriptiveErrorMessage`).
	error.message = message;
	return error;
}

/** Where bugs of this package are reported. */
export const BUGS_URL = 'https://github.com/n8n-nodes-lemlist-tasks/n8n-nodes-lemlist-tasks/issues';

/**
 * Whatever was thrown, as the client's error. All that is not thrown on purpose is a bug of this
 * package: it is reported as one, and its stack is written to n8n's log.
 */
export function toLemlistError(thrown: unknown, logger: Logger): LemlistError {
	if (thrown instanceof LemlistError) return thrown;
	const { stack } = Object(thrown) as Partial<Error>;
	logger.error(`Lemlist Tasks: unexpected error: ${String(thrown)}`, { stack });
	const advice = `Please report it at ${BUGS_URL}, with the stack from n8n's log.`;
	return new LemlistError(`A bug in n8n-nodes-lemlist-tasks: ${String(thrown)}`, {
		code: 'INTERNAL_ERROR',
		reason: 'a bug of this node',
		advice,
		kind: 'bug',
		cause: thrown,
	});
}
