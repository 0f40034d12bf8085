import type { SentRequest } from '../../../../nodes/lemlist/pacing/sentLog';
import { SentLog } from '../../../../nodes/lemlist/pacing/sentLog';

function requestAt(sentAt: number): SentRequest {
	return { sentAt, countsFrom: sentAt, isProbe: false };
}

/** A log of requests sent at these times. */
function logOf(...times: number[]): { log: SentLog; requests: SentRequest[] } {
	const log = new SentLog();
	const requests = times.map((time) => requestAt(time));
	for (const request of requests) log.add(request);
	return { log, requests };
}

it('is empty at first', () => {
	const log = new SentLog();
	expect(log.lastSentAt).toBe(-Infinity);
	expect(log.lastCountFrom(1)).toBe(-Infinity);
	expect(log.sentSince(-Infinity)).toBe(0);
});

it('knows when the last was sent', () => {
	expect(logOf(100, 300).log.lastSentAt).toBe(300);
});

it('counts what was sent at a time or later', () => {
	const { log } = logOf(100, 200, 300);
	expect(log.sentSince(200)).toBe(2);
	expect(log.sentSince(201)).toBe(1);
});

it('keeps requests for six seconds', () => {
	expect(logOf(0, 500, 6_000).log.sentSince(0)).toBe(3);
	expect(logOf(0, 500, 6_001).log.sentSince(0)).toBe(2);
	expect(logOf(0, 500, 7_000).log.sentSince(0)).toBe(1);
});

describe('from when the last count', () => {
	it('is from the first of them', () => {
		const { log } = logOf(100, 200, 300);
		expect(log.lastCountFrom(1)).toBe(300);
		expect(log.lastCountFrom(3)).toBe(100);
	});

	it('is -Infinity if there are fewer', () => {
		expect(logOf(100, 200, 300).log.lastCountFrom(4)).toBe(-Infinity);
	});

	it('is -Infinity for none, not from the first of all', () => {
		expect(logOf(100, 200, 300).log.lastCountFrom(0)).toBe(-Infinity);
	});

	it('need not be when they were sent', () => {
		const log = new SentLog();
		log.add({ ...requestAt(100), countsFrom: 900 });
		expect(log.lastCountFrom(1)).toBe(900);
		expect(log.lastSentAt).toBe(100);
		expect(log.sentSince(101)).toBe(0);
	});
});

describe('a request that leaves late', () => {
	it('counts from then, and so do those within 10 ms of it', () => {
		const { log, requests } = logOf(79, 80, 90, 100, 101);
		log.leftAt(150, requests[2]!);
		expect(requests.map(({ countsFrom }) => countsFrom)).toEqual([79, 150, 150, 150, 101]);
		expect(log.lastCountFrom(4)).toBe(150);
	});

	it('never counts from an earlier time than before', () => {
		const log = new SentLog();
		const request = { ...requestAt(100), countsFrom: 900 };
		log.add(request);
		log.leftAt(150, request);
		expect(log.lastCountFrom(1)).toBe(900);
	});

	it('was still sent when it was', () => {
		const { log, requests } = logOf(100);
		log.leftAt(150, requests[0]!);
		expect(log.lastSentAt).toBe(100);
		expect(log.sentSince(101)).toBe(0);
	});
});

it('gathers all, so that they count as one burst', () => {
	const { log } = logOf(100, 200, 300);
	log.gather(400);
	expect(log.lastCountFrom(1)).toBe(400);
	expect(log.lastCountFrom(3)).toBe(400);
	expect(log.lastCountFrom(4)).toBe(-Infinity);
});
