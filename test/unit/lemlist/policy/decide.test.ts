import type { Reply } from '../../../../nodes/lemlist/http';
import type { History } from '../../../../nodes/lemlist/policy/decide';
import { decide, isEndOfRun } from '../../../../nodes/lemlist/policy/decide';
import { ruleForError, ruleForReply } from '../../../../nodes/lemlist/policy/match';
import { isConfirmation, isTask } from '../../../../nodes/lemlist/policy/expected';
import { reply } from '../../support/reply';

/** A first failure on a key without any others. */
const FIRST: History = {
	now: 0,
	attempts: 1,
	firstSentAt: 0,
	rateLimited: { times: 1, since: 0 },
	lastReplyAt: -Infinity,
	repeatable: true,
	retryUntil: Infinity,
};

/** What follows a reply. Chance is in the middle. */
const after = (answer: Reply, history: Partial<History> = {}, chance = 0.5) =>
	decide(
		{ rule: ruleForReply(answer, isTask)!, reply: answer },
		{ ...FIRST, ...history },
		() => chance,
	);
const DOWN = reply(500);
const askingToWait = (statusCode: number, seconds: number, body = '') =>
	reply(statusCode, body, { 'retry-after': String(seconds) });

describe('the next try', () => {
	const backoffMs = (attempts: number, chance?: number) => {
		const { retry } = after(DOWN, { attempts }, chance);
		return retry === 'nextTurn' ? 0 : retry?.inMs;
	};

	it('waits longer each time, never close to nothing and never over 8.25 s', () => {
		const waits = [1, 2, 3, 4, 5, 60].map((attempts) => backoffMs(attempts)!);
		expect(waits).toEqual([...waits].sort((one, other) => one - other));
		expect(new Set(waits.slice(0, 4)).size).toBe(4);
		expect(backoffMs(1, 0)).toBeGreaterThanOrEqual(250);
		expect(backoffMs(60, 0.999_999)).toBeLessThanOrEqual(8_250);
	});

	it('comes within 120 s of the first one', () => {
		const firstSentAt = 1_000;
		expect(after(DOWN, { now: 119_000, firstSentAt }).retry).toBeDefined();
		expect(after(DOWN, { now: 120_900, firstSentAt }).retry).toBeUndefined();
	});

	it('comes as often as its rule says, at most', () => {
		const rule = { ...ruleForReply(DOWN, isTask)!, retry: { tries: 3, forMs: 120_000 } };
		const retryAfter = (attempts: number) =>
			decide({ rule, reply: DOWN }, { ...FIRST, attempts }, () => 0.5).retry;
		expect(retryAfter(2)).toBeDefined();
		expect(retryAfter(3)).toBeUndefined();
	});

	it('does not come if lemlist may have done what must not be done twice', () => {
		expect(after(DOWN, { repeatable: false }).retry).toBeUndefined();
		const rule = { ...ruleForReply(DOWN, isTask)!, mayBeDone: false };
		expect(
			decide({ rule, reply: DOWN }, { ...FIRST, repeatable: false }, () => 0.5).retry,
		).toBeDefined();
	});

	it('waits for no Retry-After that is about all requests, or about none', () => {
		for (const retryAfter of ['all', 'nothing'] as const) {
			const rule = { ...ruleForReply(DOWN, isTask)!, retryAfter };
			const asking = askingToWait(500, 60);
			expect(decide({ rule, reply: asking }, FIRST, () => 0.5).retry).toMatchObject({
				reason: 'backoff',
			});
		}
	});

	it('comes before somebody gives up waiting', () => {
		expect(after(DOWN, { retryUntil: 1_000 }).retry).toEqual({ inMs: 750, reason: 'backoff' });
		expect(after(DOWN, { retryUntil: 700 }).retry).toBeUndefined();
		expect(after(DOWN, { retryUntil: -Infinity }).retry).toBeUndefined();
	});

	it('for a file waits for as long as lemlist asks, but not beyond its time', () => {
		const retryIn = (seconds: number) =>
			after(askingToWait(502, seconds, 'LINKEDIN_MEDIA_DOWNLOAD_FAILED')).retry;
		expect(retryIn(30)).toEqual({ inMs: 30_000, reason: 'retryAfter' });
		expect(retryIn(0.1)).toEqual({ inMs: 750, reason: 'backoff' });
		expect(retryIn(121)).toBeUndefined();
	});

	it('after a 429 is the next turn, unless the key is stalled, even if somebody waits', () => {
		const history = { repeatable: false, retryUntil: -Infinity };
		expect(after(reply(429), { ...history, now: 300_000 }).retry).toBe('nextTurn');
		expect(after(reply(429), { ...history, now: 300_001 }).retry).toBeUndefined();
	});

	it('after a 429 comes while others get through, but not for ever', () => {
		const retryAfter = (times: number, since: number) =>
			after(reply(429), {
				...{ now: 400_000, lastReplyAt: 399_000 },
				rateLimited: { times, since },
			}).retry;
		expect(retryAfter(9, 0)).toBe('nextTurn');
		expect(retryAfter(10, 0)).toBeUndefined();
		expect(retryAfter(10, 100_000)).toBe('nextTurn');
	});
});

describe('the Base URL', () => {
	it.each([429, 503])(
		'pauses for the Retry-After of a %i that the limit does not explain',
		(status) => {
			expect(after(askingToWait(status, 30), {}, 0).pauseMs).toBe(30_000);
			expect(after(askingToWait(status, 30), {}, 0.9).pauseMs).toBeGreaterThan(30_000);
			expect(after(askingToWait(status, 4)).pauseMs).toBeUndefined();
		},
	);

	it.each([400, 401, 408, 425, 500, 502, 504])(
		'does not pause for the Retry-After of a %i',
		(status) => {
			expect(after(askingToWait(status, 30)).pauseMs).toBeUndefined();
		},
	);
});

describe('a run', () => {
	const rule = {
		consecutiveFailures: 2,
		consecutiveFailuresIfNotRepeatable: 3,
		unlessSuccess: 'inRun',
	} as const;
	const alone = {
		consecutiveFailures: 2,
		successInRun: false,
		successSinceItemStarted: false,
		repeatable: true,
	};

	it('ends after enough failures in a row, if nothing got through', () => {
		expect(isEndOfRun(rule, alone)).toBe(true);
		expect(isEndOfRun(rule, { ...alone, consecutiveFailures: 1 })).toBe(false);
		expect(isEndOfRun(rule, { ...alone, successInRun: true })).toBe(false);
	});

	it('may end even if something got through before', () => {
		const outage = { ...rule, unlessSuccess: 'sinceItemStarted' } as const;
		expect(isEndOfRun(outage, { ...alone, successInRun: true })).toBe(true);
		expect(
			isEndOfRun(outage, { ...alone, successInRun: true, successSinceItemStarted: true }),
		).toBe(false);
	});

	it('takes more of them if its requests must not arrive twice', () => {
		expect(isEndOfRun(rule, { ...alone, repeatable: false })).toBe(false);
		expect(isEndOfRun(rule, { ...alone, repeatable: false, consecutiveFailures: 3 })).toBe(true);
	});

	it.each(['yes', 'no'] as const)('ends or goes on whatever else happened: %s', (always) => {
		expect(isEndOfRun(always, { ...alone, successInRun: true, consecutiveFailures: 1 })).toBe(
			always === 'yes',
		);
		expect(isEndOfRun(always, { ...alone, consecutiveFailures: 1_000 })).toBe(always === 'yes');
	});
});

describe('a reply', () => {
	it.each([200, 201])('is what was asked for with status %i', (status) => {
		expect(ruleForReply(reply(status, { _id: 'opp_1' }), isTask)).toBeUndefined();
	});

	it('depends on what was asked for', () => {
		expect(ruleForReply(reply(200, {}), isConfirmation)).toBeUndefined();
		expect(ruleForReply(reply(200, {}), isTask)).toBeDefined();
	});

	const ERRORS = [{ success: false, error: { message: 'Oops' } }, { error: 'Bad team' }, {}];
	const OTHERS = [[], [{ _id: 'opp_1' }], [null], { _id: 7 }];
	it.each(['', 'OK', 5, true, null, undefined, ...ERRORS, ...OTHERS])(
		'with status 200 and %j is not',
		(body) => expect(ruleForReply(reply(200, body), isTask)).toMatchObject({ mayBeDone: true }),
	);

	it.each([100, 199, 300, 302, 400])('with status %i is not, whatever its body', (status) => {
		expect(ruleForReply(reply(status, { _id: 'opp_1' }), isTask)).toBeDefined();
	});

	it('has a rule, whatever its status', () => {
		for (let status = 100; status < 1_000; status++) {
			expect({ status, rule: ruleForReply(reply(status, 'Oops'), isTask) }).toEqual({
				...{ status, rule: expect.any(Object) },
			});
		}
	});
});

it.each([undefined, null, 'ECONNRESET', 7, {}])('an error may be anything: %p', (thrown) => {
	expect(ruleForError(thrown)).toMatchObject({ message: expect.stringMatching(/\w/) });
});

it.each([
	['a NodeApiError, by its httpCode', { httpCode: 'ECONNRESET' }],
	['a body cut off after a 200', { httpCode: '200', cause: { code: 'ERR_BAD_RESPONSE' } }],
	['a name that nobody could look up', { code: 'EAI_AGAIN' }],
])("finds an error's code in %s", (_, fields) => {
	const error = Object.assign(new Error('The service was not able to process'), fields);
	expect(ruleForError(error)).toMatchObject({ pauses: { consecutiveFailures: 5 } });
});
