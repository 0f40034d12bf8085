import type { IHttpRequestOptions } from 'n8n-workflow';

/** One request, with its path under the Base URL. */
export type Request = IHttpRequestOptions;

/** What lemlist returned for one request, whatever its status. */
export interface Reply {
	/** HTTP status. */
	statusCode: number;
	/** Header names in lower case. */
	headers: Readonly<Record<string, unknown>>;
	/** The parsed body, or its text. */
	body: unknown;
}

/**
 * Sends one request with the API key, through n8n's HTTP helper.
 * @returns the reply, whatever its status
 * @throws if there is no reply: a transport error, with its code in `code`, `httpCode` or its cause
 */
export type Http = (request: Request) => Promise<Reply>;

/**
 * Reads a path under the Base URL, with a query, and returns the parsed body.
 * @param expects whether a body is what was asked for
 * @throws LemlistError if lemlist rejects it, does not reply or returns something else
 */
export type Get = (
	url: string,
	qs: Record<string, unknown>,
	expects: (body: unknown) => boolean,
) => Promise<unknown>;

/** What a write names: the ID of its task or record, or those of its tasks. */
export function idsInBody(body: unknown): unknown[] {
	const { id, ids, recordId, leadId } = Object(body) as Record<string, unknown>;
	return [id ?? ids ?? recordId ?? leadId].flat();
}
