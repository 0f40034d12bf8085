import type { Reply } from '../http';

/** What lemlist wrote into the body of an error. */
export interface ErrorBody {
	/** lemlist's code, such as `LINKEDIN_MEDIA_TOO_LARGE`; undefined if there is none. */
	code: string | undefined;
	/** lemlist's text; empty if there is none. */
	text: string;
}

/** lemlist's codes are words in capitals joined by underscores, sometimes inside a sentence. */
const CODE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/;

/** How a web page begins. What looks like a code inside it is none. */
const PAGE = /^\s*<(!doctype|html)/i;

/**
 * Reads the four shapes that lemlist gives its errors: plain text, `{ error: "CODE" }`,
 * `{ error: "…", code: "CODE" }` and `{ success: false, error: { code, message } }`.
 */
export function readErrorBody(body: unknown): ErrorBody {
	if (isText(body) && PAGE.test(body)) return { code: undefined, text: '' };
	if (isText(body)) return { code: CODE.exec(body)?.[0], text: body.trim() };
	const { error, code, message } = Object(body) as Record<string, unknown>;
	if (typeof error === 'object' && error !== null) {
		return readErrorBody({ ...error, error: undefined });
	}
	const text = [error, message, code].find(isText) ?? '';
	return { code: isText(code) ? code : CODE.exec(text)?.[0], text };
}

/**
 * Whether a web page came back instead of an API's reply. lemlist's host returns its web app, with
 * status 200, for every unknown path.
 */
export function isPage({ headers, body }: Reply): boolean {
	if (!isText(body)) return false;
	return String(headers['content-type']).includes('text/html') || PAGE.test(body);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
