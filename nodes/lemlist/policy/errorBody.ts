import { beginningOf } from '../beginningOf';
import type { Reply } from '../http';

/** What lemlist wrote into the body of an error. */
export interface ErrorBody {
	/** lemlist's code, such as `LINKEDIN_MEDIA_TOO_LARGE`; undefined if there is none. */
	code: string | undefined;
	/** lemlist's text in one line, without markup; empty if there is none. */
	text: string;
}

/** lemlist's codes are words in capitals joined by underscores, sometimes inside a sentence. */
const CODE = /\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b/;

/** How a web page begins. Nothing inside it is a code. */
const PAGE = /^\s*<(!doctype|html)/i;

/** lemlist nests its errors less deeply. */
const MAX_DEPTH = 4;

/** Longest text that is passed on. */
const MAX_LENGTH = 150;

/**
 * Reads the shapes that lemlist gives its errors: plain text, `{ error: "CODE" }`,
 * `{ error: "…", code: "CODE" }` and `{ success: false, error: { code, message } }`. Of a list of
 * errors, as some proxies return it, the first one is read.
 */
export function readErrorBody(body: unknown, depth = 0): ErrorBody {
	if (depth > MAX_DEPTH) return { code: undefined, text: '' };
	if (Array.isArray(body)) return readErrorBody(body[0], depth + 1);
	if (isText(body) && PAGE.test(body)) return { code: undefined, text: '' };
	if (isText(body)) return { code: codeIn(body), text: clean(body) };
	const { error, errors, code, message } = Object(body) as Record<string, unknown>;
	const inner = [error, errors].find((each) => typeof each === 'object' && each !== null);
	if (inner !== undefined) return readErrorBody(inner, depth + 1);
	const text = [error, message, code].find(isText) ?? '';
	return { code: isCode(code) ? code : codeIn(text), text: clean(text) };
}

/** Whether a value is a code that workflows can branch on. */
export const isCode = (value: unknown): value is string =>
	typeof value === 'string' && /^\w{1,64}$/.test(value);

/**
 * Whether a web page came back instead of an API's reply. lemlist's host returns its web app, with
 * status 200, for every unknown path.
 */
export function isWebPage({ headers, body }: Reply): boolean {
	if (!isText(body)) return false;
	return String(headers['content-type']).includes('text/html') || PAGE.test(body);
}

function codeIn(text: string): string | undefined {
	const code = CODE.exec(text)?.[0];
	return isCode(code) ? code : undefined;
}

/** One line of text without markup, control characters and invisible ones. */
const clean = (text: string): string =>
	beginningOf(
		beginningOf(text, 10 * MAX_LENGTH)
			.replace(/<[^>]*>?/g, ' ')
			.replace(/[\p{C}\p{Z}]+/gu, ' ')
			.trim(),
		MAX_LENGTH,
	);

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
