import manifest from '../../../../package.json';
import type { RetryAfter } from '../../../../scripts/probe/headerForms';
import type { Verdict } from '../../../../scripts/probe/judge';
import { reportOf } from '../../../../scripts/probe/report';

const retryAfter: RetryAfter = {
	form: 'whole',
	hasZero429: false,
	accepted: { count: 47, of: 47, minS: 1, maxS: 2 },
	rejected: { count: 13, of: 13, minS: 1, maxS: 1 },
	falls: true,
};

const verdict: Verdict = {
	requests: 60,
	byStatus: new Map([
		[200, 47],
		[429, 13],
	]),
	tookMs: 9_123.4,
	medianLatencyMs: 152.7,
	maxLatencyMs: 1_421.2,
	fits: [
		{ kind: 'flexibleFixed', contradictions: 0 },
		{ kind: 'alignedFixed', contradictions: 9 },
		{ kind: 'slidingLog', contradictions: 24 },
	],
	best: ['flexibleFixed'],
	retryAfter,
	limits: [20],
	withRemaining: 60,
	reset: 'JavaScript date',
};

const reportWith = (changes: Partial<Verdict>) => reportOf({ ...verdict, ...changes }, 'a server');
const lineOf = (start: string, changes: Partial<Verdict>) =>
	reportWith(changes)
		.split('\n')
		.find((line) => line.startsWith(`- ${start}`));

it('has all that is worth reporting', () => {
	const edge = { rejectedAfterMs: 1_960.4, acceptedAfterMs: 2_001.2 };

	expect(reportOf({ ...verdict, ...edge }, 'api.lemlist.com')).toBe(
		`### Rate limit probe (n8n-nodes-lemlist-tasks ${manifest.version})

- 60 × \`GET /team\` at api.lemlist.com in 9.1 s: 47 × 200, 13 × 429
- Replies: after 150 ms in the median, 1420 ms at most
- Window, if the limit is 20 per 2 s: **fixed, opened by the first request** (\`flexibleFixed\`, 60 of 60 replies fit)
- Replies that fit other types: \`alignedFixed\` 51, \`slidingLog\` 36
- After the first request of a burst: rejected until 1.96 s, accepted from 2.00 s on. The node waits 2.025 s, which is enough here
- \`Retry-After\`: whole seconds, rounded up (never 0 with a 429); on every reply; 1 to 2 s with a 200; 1 s with a 429; falls as a window runs out
- \`X-RateLimit-Limit\`: 20
- \`X-RateLimit-Remaining\`: on 60 of 60 replies
- \`X-RateLimit-Reset\`: JavaScript date`,
	);
});

it('says which types cannot be told apart', () => {
	expect(lineOf('Window', { best: ['flexibleFixed', 'alignedFixed'] })).toMatch(
		/cannot tell \*\*fixed, opened by the first request\*\* .* from \*\*fixed, by the clock\*\*/,
	);
});

it('says if nothing fits, or nothing can be told', () => {
	const noRejection = { best: [], byStatus: new Map([[200, 60]]) };

	expect(lineOf('Window', { best: [] })).toMatch(
		'none of the known types fits. Did something else',
	);
	expect(lineOf('Replies that', { best: [] })).toMatch('`flexibleFixed` 60');
	expect(lineOf('Window', noRejection)).toMatch('cannot tell, since no request was rejected');
	expect(lineOf('Replies that', noRejection)).toBeUndefined();
});

it.each([
	[1_960, 2_010, 'on. The node waits 2.025 s, which is enough here'],
	[1_960, 2_060, 'on. The node waits 2.025 s, which may be enough'],
	[2_030, 2_060, 'on. The node waits 2.025 s, which is **too short** here'],
	[2_060, undefined, 'until 2.06 s. The node waits 2.025 s, which is **too short** here'],
	[200, 1_650, 'rejected until 0.20 s, accepted from 1.65 s on'],
	[200, 199, 'not sharp: accepted from 0.20 s on, rejected until 0.20 s'],
	[undefined, 200, 'accepted from 0.20 s on'],
	[undefined, undefined, 'not seen'],
])('compares the wait: rejected after %p ms, accepted after %p ms', (rejected, accepted, words) => {
	const line = lineOf('After the first request of a burst', {
		...(rejected !== undefined && { rejectedAfterMs: rejected }),
		...(accepted !== undefined && { acceptedAfterMs: accepted }),
	});

	expect(line?.slice(-words.length)).toBe(words);
});

it.each([
	[{ hasZero429: true }, 'whole seconds, rounded down (0 with a 429); on every reply'],
	[{ form: 'fractional' as const }, 'fractions of a second; on every reply'],
	[{ form: 'date' as const }, 'a date; on every reply'],
	[{ form: 'nonsense' as const }, 'nonsense, at least in part; on every reply'],
	[{ accepted: { count: 0, of: 47 } }, 'on 0 of 47 × 200 and 13 of 13 × 429; 1 s with a 429'],
	[{ rejected: { count: 0, of: 0 } }, 'whole seconds; on every reply; 1 to 2 s with a 200; falls'],
	[{ falls: false }, 'does not fall as a window runs out'],
	[{ form: 'missing' as const }, '`Retry-After`: missing'],
])('describes Retry-After: %j', (changes, words) => {
	expect(lineOf('`Retry-After`', { retryAfter: { ...retryAfter, ...changes } })).toMatch(words);
});

it('says which headers are missing', () => {
	const report = reportWith({ limits: [], withRemaining: 0, reset: 'missing' });

	expect(report).toMatch('`X-RateLimit-Limit`: missing');
	expect(report).toMatch('`X-RateLimit-Remaining`: on 0 of 60 replies');
	expect(report).toMatch('`X-RateLimit-Reset`: missing');
});
