import type { Reply } from '../http';

/** What lemlist wrote into an answer. */
export interface Words {
	/** lemlist's code, such as `LINKEDIN_MEDIA_TOO_LARGE`, or undefined where it gave none. */
	code: string | undefined;
	/** Its text; empty where the body holds none. */
	text: string;
}

/** lemlist's codes are words in capitals joined by underscores, at times inside a sentence. */
const CODE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/;

/** How the text of a web page begins; what looks like a code in it is none. */
const PAGE = /^\s*<(!doctype|html)/i;

/**
 * Reads the four shapes that lemlist's API gives its errors: plain text, `{ error: "CODE" }`,
 * `{ error: "…", code: "CODE" }` and `{ success: false, error: { code, message } }`.
 */
export function wordsOf(body: unknown): Words {
	if (isText(body) && PAGE.test(body)) return { code: undefined, text: '' };
	if (isText(body)) return { code: CODE.exec(body)?.[0], text: body.trim() };
	const { error, code, message } = Object(body) as Record<string, unknown>;
	if (typeof error === 'object' && error !== null) return wordsOf({ ...error, error: undefined });
	const text = [error, message, code].find(isText) ?? '';
	return { code: isText(code) ? code : CODE.exec(text)?.[0], text };
}

/** Whether a page came instead of the API: lemlist answers an unknown path with 200 and its web app. */
export function isHtml({ headers, body }: Reply): boolean {
	if (!isText(body)) return false;
	return String(headers['content-type']).includes('text/html') || PAGE.test(body);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
