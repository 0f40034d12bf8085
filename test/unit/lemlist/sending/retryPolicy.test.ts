import {
	isPassing,
	Retries,
	wasNeverSent,
	worthByStatus,
} from '../../../../nodes/lemlist/sending/retryPolicy';

const MIDDLE = 0.5;

describe('an answer', () => {
	const worthOf = (statusCode: number) => worthByStatus({ statusCode, headers: {}, body: '' });

	it.each([408, 425, 500, 502, 503, 504, 520, 521, 522, 523, 524])(
		'%i is tried again',
		(status) => {
			expect(worthOf(status)).toBe('patiently');
		},
	);

	it.each([200, 204, 301, 400, 401, 402, 403, 404, 409, 413, 415, 422, 501])(
		'%i is final',
		(status) => {
			expect(worthOf(status)).toBe('no');
		},
	);
});

describe('a transport error', () => {
	it.each([
		['a NodeApiError, by its httpCode', { httpCode: 'ECONNRESET' }],
		['a timeout', { httpCode: 'ECONNABORTED' }],
		['a body cut off after a 200', { httpCode: '200', cause: { code: 'ERR_BAD_RESPONSE' } }],
		['an error of Node.js, by its code', { code: 'EAI_AGAIN' }],
	])('may pass: %s', (_, fields) => {
		expect(isPassing(Object.assign(new Error('The service was not able to process'), fields))).toBe(
			true,
		);
	});

	it.each([
		['a certificate', { httpCode: 'CERT_HAS_EXPIRED' }],
		['a bad URL', { code: 'ERR_INVALID_URL' }],
		['a cancel', { httpCode: 'ERR_CANCELED' }],
		['no code, whatever the message', { message: 'ECONNRESET' }],
	])('stays: %s', (_, fields) => {
		expect(isPassing(Object.assign(new Error('failed'), fields))).toBe(false);
	});

	it.each(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'])(
		'tells that nothing was sent: %s',
		(code) => {
			expect(wasNeverSent(Object.assign(new Error('failed'), { httpCode: code }))).toBe(true);
		},
	);

	it.each(['ECONNRESET', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'ERR_BAD_RESPONSE', undefined])(
		'leaves it open whether something arrived: %s',
		(code) => {
			expect(wasNeverSent(Object.assign(new Error('failed'), { code }))).toBe(false);
		},
	);

	it.each([undefined, null, 'ECONNRESET', 7])('stays: %p was thrown', (thrown) => {
		expect(isPassing(thrown)).toBe(false);
	});
});

describe('the retries of an item', () => {
	it('wait longer each time, never close to nothing and never over 8.25 s', () => {
		const retries = new Retries();
		const waits = [1, 2, 3, 4, 5, 6].map(() => retries.waitMs('patiently', 0, MIDDLE));
		expect(waits).toEqual([750, 1_250, 2_250, 4_250, 4_250, 4_250]);
		expect(new Retries().waitMs('patiently', 0, 0)).toBe(250);
	});

	it('end 120 s after the first failure', () => {
		const retries = new Retries();
		retries.waitMs('patiently', 1_000, MIDDLE);
		expect(retries.waitMs('patiently', 119_000, MIDDLE)).toBeDefined();
		expect(retries.waitMs('patiently', 120_900, MIDDLE)).toBeUndefined();
	});

	it('are two where the failure is about that item alone, and none where it is final', () => {
		const few = new Retries();
		const waits = [1, 2, 3].map(() => few.waitMs('fewTimes', 0, MIDDLE));
		expect(waits.map((ms) => ms !== undefined)).toEqual([true, true, false]);
		expect(new Retries().waitMs('no', 0, MIDDLE)).toBeUndefined();
	});
});
