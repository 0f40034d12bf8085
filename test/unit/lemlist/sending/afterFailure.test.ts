// What a request and its key do after each failure that lemlist's documentation or the network may cause.
import type { Reply } from '../../../../nodes/lemlist/http';
import { Lab, reply, transportError } from '../../support/senderLab';

type Answer = () => Reply | Error;

const status = (statusCode: number, body: unknown = ''): [string, Answer] => [
	`${statusCode} ${JSON.stringify(body)}`,
	() => reply(statusCode, {}, body),
];
const page = (statusCode: number): [string, Answer] => [
	`${statusCode} with a web page`,
	() => reply(statusCode, { 'content-type': 'text/html' }, '<!DOCTYPE html><html></html>'),
];
const silence = (code: string): [string, Answer] => [code, () => transportError(code)];

const NOT_RETRIED = [
	...[400, 401, 402, 403, 404, 405, 409, 413, 415, 422].map((code) => status(code)),
	status(200, 'OK'),
	status(200, { success: false, error: { message: 'Oops' } }),
	...[301, 302, 307, 308].map((code) => status(code)),
	...[200, 301, 403, 404].map(page),
	status(400, 'LINKEDIN_MEDIA_INVALID_TYPE'),
	status(415, 'LINKEDIN_MEDIA_INVALID_TYPE'),
	status(400, 'LINKEDIN_MEDIA_TOO_MANY'),
	status(400, 'LINKEDIN_MEDIA_UNSAFE_URL'),
	status(413, 'LINKEDIN_MEDIA_TOO_LARGE'),
	status(422, 'LINKEDIN_MEDIA_GIF_INVALID'),
	// The code counts, whatever the status.
	status(503, 'LINKEDIN_MEDIA_TOO_LARGE'),
	...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID'].map(
		silence,
	),
	silence('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
];

const TRIED_3_TIMES = [
	status(502, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED'),
	status(504, 'LINKEDIN_MEDIA_TIMEOUT'),
	status(400, 'LINKEDIN_MEDIA_TIMEOUT'),
	...['HPE_INVALID_CONSTANT', 'HPE_HEADER_OVERFLOW', 'Z_DATA_ERROR', 'EPROTO'].map(silence),
	...['ERR_STREAM_PREMATURE_CLOSE', 'ERR_INVALID_URL', 'ERR_CANCELED', 'not a code'].map(silence),
];

const SCANNER = [
	status(503, 'LINKEDIN_MEDIA_AV_UNAVAILABLE'),
	status(400, 'LINKEDIN_MEDIA_AV_UNAVAILABLE'),
];
const NOT_SENT = [
	status(425),
	...['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'].map(silence),
];
const OUTAGE = [
	...[408, 500, 501, 502, 503, 504, 507, 511, 520, 529, 599].map((code) => status(code)),
	...[500, 502, 503].map(page),
	status(500, { success: false, error: { code: 'SEARCH_FAILED', message: 'Oops' } }),
	...['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_BAD_RESPONSE', 'ERR_NETWORK'].map(
		silence,
	),
	silence('ENETDOWN'),
];
const RATE_LIMIT = [status(429), page(429), status(429, { error: 'Too many requests' })];

/** Sends one request that always fails so. */
async function lastingFailure(answer: Answer, repeatable = true) {
	const lab = new Lab();
	const outcome = await lab.settle(lab.send(answer, { repeatable }));
	return { sent: lab.sentAt.length, attempts: outcome.attempts, lastAt: lab.sentAt.at(-1)! };
}

describe('a request', () => {
	it.each(NOT_RETRIED)('is not sent again after %s', async (_, answer) => {
		expect(await lastingFailure(answer)).toMatchObject({ sent: 1, attempts: 1 });
	});

	it.each(TRIED_3_TIMES)('is sent three times after %s', async (_, answer) => {
		expect(await lastingFailure(answer)).toMatchObject({ sent: 3, attempts: 3 });
	});

	it.each([...SCANNER, ...NOT_SENT, ...OUTAGE])(
		'is sent again for two minutes after %s',
		async (_, answer) => {
			const { sent, attempts, lastAt } = await lastingFailure(answer);
			expect(attempts).toBe(sent);
			expect(lastAt).toBeGreaterThan(100_000);
			expect(lastAt).toBeLessThan(135_000);
		},
	);

	it.each(RATE_LIMIT)(
		'takes its turn again for five minutes after %s, which is no attempt',
		async (_, answer) => {
			const { sent, attempts, lastAt } = await lastingFailure(answer);
			expect([sent > 100, attempts]).toEqual([true, 0]);
			expect(lastAt).toBeGreaterThan(300_000);
			expect(lastAt).toBeLessThan(305_000);
		},
	);
});

describe('a request that must not arrive twice', () => {
	it.each([...NOT_SENT, ...RATE_LIMIT])(
		'is sent again after %s: nothing was done',
		async (_, answer) => {
			expect((await lastingFailure(answer, false)).sent).toBeGreaterThan(5);
		},
	);

	it.each([...TRIED_3_TIMES, ...SCANNER, ...OUTAGE])(
		'is not sent again after %s: it may have been done',
		async (_, answer) => {
			expect(await lastingFailure(answer, false)).toMatchObject({ sent: 1, attempts: 1 });
		},
	);
});

describe('other requests to the Base URL', () => {
	/** When a request of another item is sent, which comes soon after five that failed. */
	async function sentAfterFive(answer: Answer): Promise<number> {
		const lab = new Lab();
		const failing = Array.from({ length: 5 }, () =>
			lab.send((n) => (n === 1 ? answer() : reply(200))),
		);
		const other = lab.send(undefined, { atMs: 300, name: 'other' });
		await lab.settle(Promise.all([...failing, other]));
		return lab.sentAt[lab.names.indexOf('other')]!;
	}

	it.each([...NOT_SENT, ...OUTAGE])('pause after five times %s', async (_, answer) => {
		expect(await sentAfterFive(answer)).toBeGreaterThan(900);
		expect(await sentAfterFive(answer)).toBeLessThan(2_000);
	});

	it.each([...NOT_RETRIED, ...TRIED_3_TIMES, ...SCANNER])(
		'go on after five times %s',
		async (_, answer) => {
			expect(await sentAfterFive(answer)).toBeLessThan(800);
		},
	);
});
