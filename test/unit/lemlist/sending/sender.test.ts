import fc from 'fast-check';
import { isConfirmation } from '../../../../nodes/lemlist/policy/expected';
import type { Reply } from '../../../../nodes/lemlist/http';
import type { SendOptions } from '../../../../nodes/lemlist/sending/sender';
import { Line } from '../../../../nodes/lemlist/pacing/line';
import type { Wait } from '../../../../nodes/lemlist/pacing/waits';
import { Lab, LATENCY_MS, reply, transportError } from '../../support/senderLab';

const PATIENCE_MS = 120_000;

/** The most requests sent within any 2,000 ms. */
const mostInAnyWindow = (sentAt: readonly number[]): number =>
	Math.max(...sentAt.map((from) => sentAt.filter((ms) => ms >= from && ms < from + 2_000).length));

describe('the limit', () => {
	it('lets a lone request on an idle key go at once', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send());
		expect(outcome).toMatchObject({ kind: 'answered', attempts: 1 });
		expect(lab.sentAt).toEqual([0]);
	});

	it('is never exceeded, whenever requests arrive', async () => {
		const arrivals = fc.array(fc.integer({ min: 0, max: 8_000 }), { minLength: 1, maxLength: 90 });
		await fc.assert(
			fc.asyncProperty(arrivals, async (times) => {
				const lab = new Lab();
				await lab.settle(Promise.all(times.map((atMs) => lab.send(undefined, { atMs }))));
				expect(lab.sentAt).toHaveLength(times.length);
				expect(mostInAnyWindow(lab.sentAt)).toBeLessThanOrEqual(20);
			}),
			{ numRuns: 40 },
		);
	});

	it('is used up: 100 requests take four windows and little more', async () => {
		const lab = new Lab();
		await lab.settle(Promise.all(Array.from({ length: 100 }, () => lab.send())));
		expect(Math.max(...lab.sentAt)).toBeLessThan(4 * 2_030 + 250);
	});

	it('is what a request waits for', async () => {
		const lab = new Lab();
		const waits: Wait[] = [];
		const onWait = (wait: Wait) => waits.push(wait);
		const sends = Array.from({ length: 21 }, () => lab.send(undefined, { onWait }));
		await lab.settle(Promise.all(sends));
		expect(new Set(waits.map(({ reason }) => reason))).toEqual(new Set(['limit']));
		const longest = Math.max(...waits.map(({ from, to }) => to - from));
		expect(longest).toBeGreaterThanOrEqual(2_025);
		expect(longest).toBeLessThan(2_300);
	});

	it('serves first come, first served', async () => {
		const lab = new Lab();
		const names = Array.from({ length: 50 }, (_, index) => `${index}`);
		await lab.settle(Promise.all(names.map((name) => lab.send(undefined, { name }))));
		expect(lab.names).toEqual(names);
	});

	it('may be lowered by X-RateLimit-Limit, never raised', async () => {
		const timed = async (limit: string) => {
			const lab = new Lab();
			const answer = () => reply(200, { 'x-ratelimit-limit': limit });
			await lab.settle(Promise.all(Array.from({ length: 60 }, () => lab.send(answer))));
			return lab.sentAt;
		};
		expect(mostInAnyWindow((await timed('10')).slice(20))).toBeLessThanOrEqual(10);
		expect(mostInAnyWindow(await timed('500'))).toBe(20);
	});

	it.each(['-1', '1e99', 'NaN', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
		'ignores the header %s',
		async (value) => {
			const lab = new Lab();
			const headers = {
				'retry-after': value,
				'x-ratelimit-limit': value,
				'x-ratelimit-remaining': value,
				'x-ratelimit-reset': value,
			};
			await lab.settle(
				Promise.all(Array.from({ length: 60 }, () => lab.send(() => reply(200, headers)))),
			);
			expect(mostInAnyWindow(lab.sentAt)).toBe(20);
			expect(Math.max(...lab.sentAt)).toBeLessThan(2 * 2_030 + 250);
		},
	);

	it('takes Retry-After on a 200 for no order to stop', async () => {
		const lab = new Lab();
		const answer = () => reply(200, { 'retry-after': '60' });
		await lab.settle(Promise.all(Array.from({ length: 20 }, () => lab.send(answer))));
		expect(Math.max(...lab.sentAt)).toBeLessThan(500);
	});

	it('keeps the distance that others on the key need', async () => {
		const lab = new Lab();
		// Somebody else uses half of the limit, so 10 less those of mine are left.
		const answer = () => {
			const mine = lab.sentAt.filter((ms) => ms > lab.time.now() - 2_000).length;
			return reply(200, { 'x-ratelimit-remaining': String(Math.max(0, 10 - mine)) });
		};
		await lab.settle(Promise.all(Array.from({ length: 100 }, () => lab.send(answer))));
		expect(mostInAnyWindow(lab.sentAt.slice(30))).toBeLessThanOrEqual(10);
	});
});

describe('a line', () => {
	it('has a cap of its own, others use the rest, and nobody waits forever', async () => {
		const lab = new Lab();
		const many = (count: number, name: string, line: Line) =>
			Array.from({ length: count }, () => lab.send(undefined, { name, line }));
		const capped = new Line({ maxPerWindow: 5 });
		await lab.settle(
			Promise.all([...many(100, 'free', new Line()), ...many(15, 'capped', capped)]),
		);
		const sentBy = (name: string) => lab.sentAt.filter((_, index) => lab.names[index] === name);
		expect(mostInAnyWindow(lab.sentAt)).toBeLessThanOrEqual(20);
		expect(mostInAnyWindow(sentBy('capped'))).toBe(5);
		expect(Math.max(...sentBy('capped'))).toBeLessThan(3 * 2_030);
	});

	it('is served in turn with callers that keep coming', async () => {
		const lab = new Lab();
		const [line, ofStream] = [new Line(), new Line()];
		const stream = Array.from({ length: 400 }, (_, index) =>
			lab.send(undefined, { atMs: index * 50, line: ofStream }),
		);
		const late = Array.from({ length: 10 }, () =>
			lab.send(undefined, { atMs: 3_000, line, name: 'late' }),
		);
		await lab.settle(Promise.all([...stream, ...late]));
		const last = lab.sentAt[lab.names.lastIndexOf('late')]!;
		expect(last).toBeLessThan(3_000 + 2 * 2_030);
	});

	it('sends what failed before what was not sent yet, and what met a 429 after it', async () => {
		const lab = new Lab();
		const line = new Line();
		const once = (failed: Reply) => (attempt: number) => (attempt === 1 ? failed : reply(200));
		const first = [
			lab.send(once(reply(500)), { line, name: 'failed' }),
			lab.send(once(reply(429)), { line, name: 'rejected' }),
		];
		const others = Array.from({ length: 100 }, () => lab.send(undefined, { line }));
		await lab.settle(Promise.all([...first, ...others]));
		expect(lab.names.lastIndexOf('failed')).toBeLessThan(42);
		expect(lab.names.lastIndexOf('rejected')).toBe(103);
	});

	it('of others goes on if one is cancelled between the permit and the sending', async () => {
		const lab = new Lab();
		const line = new Line();
		for (let round = 0; round < 40; round++) {
			const abort = new AbortController();
			const options = { expects: isConfirmation, signal: abort.signal, line };
			void lab.sender.send(async () => reply(200), options);
			abort.abort();
		}
		const outcome = await lab.settle(lab.send(undefined, { line }));
		expect(outcome).toMatchObject({ kind: 'answered' });
	});
});

describe('a 429', () => {
	it('is no failed attempt: the request waits for its turn again', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send((attempt) => reply(attempt < 12 ? 429 : 200)));
		expect(outcome).toMatchObject({ kind: 'answered', reply: { statusCode: 200 }, attempts: 1 });
		expect(lab.sentAt).toHaveLength(12);
	});

	it('pauses the Base URL if it says for how long', async () => {
		const lab = new Lab();
		const first = lab.send((attempt) => reply(attempt === 1 ? 429 : 200, { 'retry-after': '30' }));
		await lab.settle(Promise.all([first, lab.send(undefined, { atMs: 500 })]));
		expect(lab.sentAt.slice(1).every((ms) => ms >= 30_100)).toBe(true);
	});

	it('is the outcome if the key gets nothing else for 5 minutes', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(() => reply(429)));
		expect(outcome).toMatchObject({ kind: 'answered', reply: { statusCode: 429 } });
		expect(lab.time.now()).toBeGreaterThan(300_000);
		expect(lab.time.now()).toBeLessThan(310_000);
	});

	it('is tried again for as long as other requests get through', async () => {
		const lab = new Lab();
		const others = Array.from({ length: 50 }, (_, index) =>
			lab.send(undefined, { atMs: index * 10_000 }),
		);
		const unlucky = lab.send(() => reply(lab.time.now() < 290_000 ? 429 : 200));
		const [outcome] = await lab.settle(Promise.all([unlucky, ...others]));
		expect(outcome).toMatchObject({ reply: { statusCode: 200 } });
	});

	it('of one request alone ends it after minutes, too', async () => {
		const lab = new Lab();
		const others = Array.from({ length: 100 }, (_, index) =>
			lab.send(undefined, { atMs: index * 10_000 }),
		);
		const unlucky = lab.send(() => reply(429)).then((outcome) => ({ outcome, at: lab.time.now() }));
		const [{ outcome, at }] = await lab.settle(Promise.all([unlucky, ...others]));
		expect(outcome).toMatchObject({ kind: 'answered', reply: { statusCode: 429 } });
		expect(at).toBeGreaterThan(300_000);
		expect(at).toBeLessThan(400_000);
	});

	it('of long ago does not count as such a stall', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		const rejected = lab.send(
			() => {
				abort.abort();
				return reply(429);
			},
			{ signal: abort.signal },
		);
		const later = lab.send((attempt) => reply(attempt === 1 ? 429 : 200), { atMs: 3_600_000 });
		const [, outcome] = await lab.settle(Promise.all([rejected, later]));
		expect(outcome).toMatchObject({ reply: { statusCode: 200 }, attempts: 1 });
	});
});

describe('a failure', () => {
	it.each([
		['a 502', () => reply(502)],
		['a reset', () => transportError('ECONNRESET')],
	])('that passes does no harm: %s', async (_, failure) => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send((attempt) => (attempt < 3 ? failure() : reply(200))));
		expect(outcome).toMatchObject({ kind: 'answered', reply: { statusCode: 200 }, attempts: 3 });
	});

	it('that lasts ends after 120 s with the last answer', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(() => reply(500)));
		expect(outcome).toMatchObject({ kind: 'answered', reply: { statusCode: 500 } });
		expect(lab.sentAt.at(-1)).toBeGreaterThan(PATIENCE_MS - 20_000);
		expect(lab.sentAt.at(-1)).toBeLessThanOrEqual(PATIENCE_MS + 15_000);
	});

	it('without an answer ends with the error', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(() => transportError('ETIMEDOUT')));
		expect(outcome).toMatchObject({ kind: 'unanswered', error: { httpCode: 'ETIMEDOUT' } });
	});

	it.each([
		['a certificate', () => transportError('CERT_HAS_EXPIRED'), 'unanswered'],
		['a redirect', () => reply(302), 'answered'],
		['a 400', () => reply(400), 'answered'],
	])('that stays is not tried again: %s', async (_, failure, kind) => {
		const lab = new Lab();
		expect(await lab.settle(lab.send(failure))).toMatchObject({ kind, attempts: 1 });
	});

	it('about one item alone is tried three times and does not stop the others', async () => {
		const lab = new Lab();
		const download = () => reply(502, {}, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED');
		const broken = Array.from({ length: 10 }, () => lab.send(download));
		const fine = lab.send(undefined, { atMs: 1_000, name: 'fine' });
		const outcomes = await lab.settle(Promise.all([...broken, fine]));
		expect(outcomes.slice(0, 10).every(({ attempts }) => attempts === 3)).toBe(true);
		expect(lab.sentAt[lab.names.indexOf('fine')]).toBeLessThan(2_500);
	});

	it('of the virus scanner makes its own item wait for Retry-After, and no other', async () => {
		const lab = new Lab();
		const waits: Wait[] = [];
		const scanner = (attempt: number) =>
			attempt === 1
				? reply(503, { 'retry-after': '20' }, 'LINKEDIN_MEDIA_AV_UNAVAILABLE')
				: reply(200);
		const media = lab.send(scanner, { name: 'media', onWait: (wait) => waits.push(wait) });
		const texts = Array.from({ length: 10 }, () => lab.send(undefined, { atMs: 500 }));
		const [outcome] = await lab.settle(Promise.all([media, ...texts]));
		expect(outcome).toMatchObject({ reply: { statusCode: 200 }, attempts: 2 });
		expect(Math.max(...lab.sentAt.slice(1, 11))).toBeLessThan(1_000);
		expect(lab.sentAt[lab.names.lastIndexOf('media')]).toBeGreaterThanOrEqual(20_000);
		expect(waits.map(({ reason }) => reason)).toEqual(['retryAfter']);
	});

	it('of the virus scanner, many times in a row, does not pause the key', async () => {
		const lab = new Lab();
		const scanner = (attempt: number) =>
			attempt < 3 ? reply(503, {}, 'LINKEDIN_MEDIA_AV_UNAVAILABLE') : reply(200);
		const media = Array.from({ length: 8 }, () => lab.send(scanner));
		const text = lab.send(undefined, { atMs: 1_000, name: 'text' });
		await lab.settle(Promise.all([...media, text]));
		expect(lab.sentAt[lab.names.indexOf('text')]).toBeLessThan(4_000);
	});

	it.each([
		['a malformed reply', () => transportError('HPE_INVALID_CONSTANT')],
		['an error that nobody knows', () => new Error('Oops')],
	])('of one item is tried three times and does not stop the others: %s', async (_, failure) => {
		const lab = new Lab();
		const broken = Array.from({ length: 10 }, () => lab.send(failure));
		const fine = lab.send(undefined, { atMs: 1_000, name: 'fine' });
		const outcomes = await lab.settle(Promise.all([...broken, fine]));
		expect(outcomes.slice(0, 10).every(({ attempts }) => attempts === 3)).toBe(true);
		expect(lab.sentAt[lab.names.indexOf('fine')]).toBeLessThan(2_500);
	});

	it('of a whole burst costs a pause of a second', async () => {
		const lab = new Lab();
		const broken = Array.from({ length: 20 }, () =>
			lab.send((attempt) => reply(attempt === 1 ? 500 : 200)),
		);
		const fine = lab.send(undefined, { atMs: 300, name: 'fine' });
		await lab.settle(Promise.all([...broken, fine]));
		expect(lab.sentAt[lab.names.indexOf('fine')]).toBeGreaterThan(900);
		expect(Math.max(...lab.sentAt)).toBeLessThan(4_500);
	});

	it('pauses its own Base URL only', async () => {
		const lab = new Lab();
		const [down, up] = ['down', 'up'].map((baseUrl) => new Line({ baseUrl }));
		const broken = Array.from({ length: 20 }, () => lab.send(() => reply(500), { line: down }));
		const fine = Array.from({ length: 40 }, () => lab.send(undefined, { line: up, name: 'fine' }));
		await lab.settle(Promise.all([...broken, ...fine]));
		expect(lab.sentAt[lab.names.lastIndexOf('fine')]).toBeLessThan(3 * 2_030);
	});

	it('is waited for: the outage by all, the backoff by its own item', async () => {
		const lab = new Lab();
		const reasons = (waits: Wait[]) => waits.map(({ reason }) => reason);
		const ofFailed: Wait[] = [];
		const ofFine: Wait[] = [];
		const broken = Array.from({ length: 5 }, () =>
			lab.send((attempt) => reply(attempt === 1 ? 500 : 200), {
				onWait: (wait) => ofFailed.push(wait),
			}),
		);
		const fine = lab.send(undefined, { atMs: 300, onWait: (wait) => ofFine.push(wait) });
		await lab.settle(Promise.all([...broken, fine]));
		expect(reasons(ofFine)).toContain('outage');
		expect(reasons(ofFine)).not.toContain('backoff');
		expect(reasons(ofFailed).filter((reason) => reason === 'backoff')).toHaveLength(5);
	});

	it('that lasts ends all that wait after two minutes, sent or not', async () => {
		const lab = new Lab(0.5);
		const line = new Line();
		const outcomes = await lab.settle(
			Promise.all(
				Array.from({ length: 500 }, (_, item) =>
					lab.send(() => reply(500), { line, name: `${item}` }),
				),
			),
		);
		expect(lab.time.now()).toBeLessThan(PATIENCE_MS + 10_000);
		expect(lab.sentAt.length).toBeLessThan(60);
		outcomes.forEach((outcome, item) => {
			const wasSent = lab.names.includes(`${item}`);
			expect(outcome.kind).toBe(wasSent ? 'answered' : 'unsent');
			expect(outcome).toMatchObject(
				wasSent ? { reply: { statusCode: 500 } } : { waitingFor: 'outage' },
			);
		});
	});

	it.each([500, 502, 504, 408, 425])(
		'%i with a Retry-After holds up nobody else',
		async (status) => {
			const lab = new Lab();
			const broken = lab.send((attempt) =>
				reply(attempt === 1 ? status : 200, { 'retry-after': '20' }),
			);
			const others = Array.from({ length: 10 }, () => lab.send(undefined, { atMs: 500 }));
			await lab.settle(Promise.all([broken, ...others]));
			expect(Math.max(...lab.sentAt)).toBeLessThan(2_000);
		},
	);

	it('503 pauses its Base URL for its Retry-After', async () => {
		const lab = new Lab();
		const broken = lab.send((attempt) => reply(attempt === 1 ? 503 : 200, { 'retry-after': '20' }));
		await lab.settle(Promise.all([broken, lab.send(undefined, { atMs: 500 })]));
		expect(lab.sentAt.slice(1).every((ms) => ms >= 20_100)).toBe(true);
	});

	it('503 with the Retry-After that every reply has pauses nothing', async () => {
		const lab = new Lab();
		const broken = lab.send((attempt) => reply(attempt === 1 ? 503 : 200, { 'retry-after': '2' }));
		await lab.settle(Promise.all([broken, lab.send(undefined, { atMs: 500 })]));
		expect(lab.sentAt).toContain(500);
	});

	it('does not hold up a key that was idle before', async () => {
		const lab = new Lab();
		const sends = Array.from({ length: 4 }, () =>
			lab.send((attempt) => (attempt === 1 ? transportError('ECONNREFUSED') : reply(200))),
		);
		await lab.settle(Promise.all(sends));
		expect(lab.sentAt[3]).toBeLessThanOrEqual(LATENCY_MS);
	});

	it('is forgotten with the next success', async () => {
		const lab = new Lab();
		const failures = (count: number, atMs: number) =>
			Array.from({ length: count }, () =>
				lab.send((attempt) => reply(attempt === 1 ? 500 : 200), { atMs }),
			);
		await lab.settle(Promise.all([...failures(4, 0), ...failures(4, 3_000)]));
		expect(Math.max(...lab.sentAt)).toBeLessThan(4_000);
	});
});

describe('a request that is to arrive once only', () => {
	const ONCE: Partial<SendOptions> = { repeatable: false };

	it('is sent again after a 429, since nothing was done', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send((attempt) => reply(attempt < 4 ? 429 : 200), ONCE));
		expect(outcome).toMatchObject({ reply: { statusCode: 200 }, attempts: 1 });
		expect(lab.sentAt).toHaveLength(4);
	});

	it.each([
		['a 500', () => reply(500)],
		['a 503', () => reply(503)],
		['a reset', () => transportError('ECONNRESET')],
		['a timeout', () => transportError('ETIMEDOUT')],
		["axios's timeout", () => transportError('ECONNABORTED')],
		['a body that was cut off', () => transportError('ERR_BAD_RESPONSE')],
		['a broken pipe', () => transportError('EPIPE')],
		['what nobody knows', () => new Error('failed')],
	])('is not sent again after %s', async (_, failure) => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(failure, ONCE));
		expect(outcome).toMatchObject({ attempts: 1 });
		expect(lab.sentAt).toHaveLength(1);
	});

	it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'is sent again after %s, when there was no connection',
		async (code) => {
			const lab = new Lab();
			const outcome = await lab.settle(
				lab.send((attempt) => (attempt < 3 ? transportError(code) : reply(200)), ONCE),
			);
			expect(outcome).toMatchObject({ kind: 'answered', attempts: 3 });
		},
	);
});

describe('somebody who waits for the answer', () => {
	const deadline = 10_000;

	it('gets it like everybody else', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(undefined, { deadline, isInteractive: true }));
		expect(outcome).toMatchObject({ kind: 'answered', attempts: 1 });
	});

	it.each([
		['a 500', () => reply(500)],
		['a reset', () => transportError('ECONNRESET')],
	])('is not kept waiting after %s', async (_, failure) => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(failure, { deadline, isInteractive: true }));
		expect(outcome).toMatchObject({ attempts: 1 });
		expect(lab.time.now()).toBeLessThanOrEqual(deadline);
	});

	it('has it tried again as long as there is time, if nobody watches', async () => {
		const lab = new Lab();
		const once = (attempt: number) => reply(attempt === 1 ? 500 : 200);
		const good = await lab.settle(lab.send(once, { deadline }));
		expect(good).toMatchObject({ kind: 'answered', attempts: 2 });

		const start = lab.time.now();
		const bad = await lab.settle(lab.send(() => reply(500), { deadline: start + deadline }));
		expect(bad).toMatchObject({ kind: 'answered', reply: { statusCode: 500 } });
		expect(bad.attempts).toBeGreaterThan(2);
		expect(lab.time.now()).toBeLessThanOrEqual(start + deadline + 250);
	});

	it('learns within that time that another tool uses up the limit', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(() => reply(429), { deadline, isInteractive: true }));
		expect(outcome).toMatchObject({ kind: 'unsent', attempts: 0 });
		expect(lab.sentAt.length).toBeGreaterThan(1);
		expect(lab.time.now()).toBeLessThanOrEqual(deadline + 250);
		// What is sent later would only time out, which is not what kept it waiting.
		expect(lab.sentAt.at(-1)).toBeLessThanOrEqual(deadline - 2_000);
	});

	it('learns within that time that the key pauses, and why', async () => {
		const lab = new Lab();
		const closing = lab.send((attempt) =>
			reply(attempt === 1 ? 429 : 200, { 'retry-after': '60' }),
		);
		const asking = lab
			.send(undefined, { atMs: 1_000, deadline, isInteractive: true })
			.then((outcome) => ({
				...outcome,
				at: lab.time.now(),
			}));
		const [, outcome] = await lab.settle(Promise.all([closing, asking]));
		expect(outcome).toMatchObject({ kind: 'unsent', waitingFor: 'retryAfter' });
		expect(outcome.at).toBeLessThanOrEqual(deadline + 250);
	});
});

it('lets a full burst follow answers that take long, such as media uploads', async () => {
	const lab = new Lab();
	const slow = async () => {
		lab.sentAt.push(lab.time.now());
		await lab.time.wait(40_000);
		return reply(200);
	};
	await lab.settle(
		Promise.all(
			Array.from({ length: 20 }, () => lab.sender.send(slow, { expects: isConfirmation })),
		),
	);
	expect(Math.max(...lab.sentAt)).toBeLessThan(3_000);
});

describe('a cancel', () => {
	it('before anything was sent sends nothing', async () => {
		const lab = new Lab();
		const outcome = await lab.settle(lab.send(undefined, { signal: AbortSignal.abort() }));
		expect(outcome).toEqual({ kind: 'stopped', attempts: 0 });
		expect(lab.sentAt).toEqual([]);
	});

	it('starts no request after it, and frees its waiting ones within a quarter of a second', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		const sends = Array.from({ length: 100 }, () => lab.send(undefined, { signal: abort.signal }));
		void lab.time.wait(3_000).then(() => abort.abort());
		const outcomes = await lab.settle(Promise.all(sends));
		expect(Math.max(...lab.sentAt)).toBeLessThanOrEqual(3_000);
		expect(outcomes.filter(({ kind }) => kind === 'stopped')).toHaveLength(60);
		expect(lab.time.now()).toBeLessThanOrEqual(3_500);
	});

	it('between tries ends the wait', async () => {
		const lab = new Lab(0.99); // the longest waits
		const abort = new AbortController();
		void lab.time.wait(5_000).then(() => abort.abort());
		const outcome = await lab.settle(lab.send(() => reply(500), { signal: abort.signal }));
		expect(outcome).toMatchObject({ kind: 'answered', reply: { statusCode: 500 } });
		expect(lab.time.now()).toBeLessThanOrEqual(5_500);
	});

	it('leaves it open what became of a request under way that breaks', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		const canceled = () => {
			abort.abort();
			return transportError('ERR_CANCELED');
		};
		const outcome = await lab.settle(lab.send(canceled, { signal: abort.signal }));
		expect(outcome).toMatchObject({ kind: 'unanswered', attempts: 1, rule: { mayBeDone: true } });
	});

	it('is noticed even between the permit and the sending', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		const attempt = jest.fn(async () => reply(200));
		const sending = lab.sender.send(attempt, { expects: isConfirmation, signal: abort.signal });
		abort.abort();
		expect(await lab.settle(sending)).toMatchObject({ kind: 'stopped', attempts: 0 });
		expect(attempt).not.toHaveBeenCalled();
	});

	it('does not take away a final answer', async () => {
		const lab = new Lab();
		const abort = new AbortController();
		const answer = () => {
			abort.abort();
			return reply(200);
		};
		const outcome = await lab.settle(lab.send(answer, { signal: abort.signal }));
		expect(outcome).toMatchObject({ kind: 'answered', attempts: 1 });
	});
});
