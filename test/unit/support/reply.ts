import type { Reply } from '../../../nodes/lemlist/http';

/** A response of lemlist. */
export const reply = (
	statusCode: number,
	body: unknown = '',
	headers: Reply['headers'] = {},
): Reply => ({ statusCode, body, headers });

/** lemlist's web app, which is served at paths outside the API. */
export const webPage = (statusCode = 200) =>
	reply(statusCode, '<!DOCTYPE html><html></html>', { 'content-type': 'text/html; charset=utf-8' });

/** The four formats in which lemlist's API returns a code. */
export const shapesOf = (code: string): Array<[shape: string, body: unknown]> => [
	['plain text', code],
	['error', { error: code }],
	['error and code', { error: 'Something is wrong', code }],
	['envelope', { success: false, error: { code, message: 'Something is wrong' } }],
];
