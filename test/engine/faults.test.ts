import type { FaultAnswer, RequestRecord } from '../../sandbox';
import { manyTasks } from '../../sandbox';
import { changed } from './support/changed';
import type { Row } from './support/rows';
import { errorOf, startFastWorld, startWorld } from './support/world';

const tasks = manyTasks(4);
const rows: Row[] = tasks.map(({ _id }) => ({ task: _id, title: `New title of ${_id}` }));
const [, two] = tasks.map(({ _id }) => _id) as [string, string];

beforeEach(() => {
	// The shortest backoff.
	jest.spyOn(Math, 'random').mockReturnValue(0);
});
afterEach(() => jest.restoreAllMocks());

/** Runs the rows with a fault on one task, and expects all of them to succeed. */
async function expectNothingLost(answer: FaultAnswer, times: number): Promise<void> {
	const { sandbox, run } = await startFastWorld({ tasks, retryAfter: 'missing' });
	const before = structuredClone(sandbox.tasks);
	const fault = sandbox.fault({ answer, taskId: two, times });

	const { failed, updated, hints } = await run(rows, { onError: 'continueErrorOutput' });

	expect(failed).toEqual([]);
	expect(updated.map(({ json }) => json['title'])).toEqual(rows.map(({ title }) => title));
	expect(sandbox.tasks).toEqual(
		changed(before, Object.fromEntries(rows.map(({ task, title }) => [task, { title }]))),
	);
	expect(fault.hits).toBe(times);
	expect(sandbox.requests.filter(({ taskId }) => taskId === two)).toHaveLength(times + 1);
	expect(sandbox.requests).toHaveLength(rows.length + times);
	expect(hints[0]).toContain('4 updated.');
}

const PAGE = {
	body: '<html><body>Bad gateway</body></html>',
	headers: { 'content-type': 'text/html' },
};

it.each<[what: string, answer: FaultAnswer]>([
	['a reset connection', 'reset'],
	['a truncated body', 'cut'],
	['500', { status: 500, body: 'Internal Server Error' }],
	['502 with a web page, as from a gateway', { status: 502, ...PAGE }],
	['503', { status: 503, body: 'Service Unavailable' }],
	['429', { status: 429, body: 'Too Many Requests', headers: { 'retry-after': '0' } }],
])('retries after %s', async (_what, answer) => await expectNothingLost(answer, 2));

it('retries after a timeout', async () => {
	await expectNothingLost({ hangMs: 10 * 60_000 }, 1);
});

it('waits out a burst of 429s if another tool uses up the limit', async () => {
	// The sandbox's clock stands still until it rejects a request, however late the first one is.
	const startMs = Date.now();
	let requests: readonly RequestRecord[] = [];
	const hasRejected = () => requests.some(({ admitted }) => !admitted);
	const clock = () => (hasRejected() ? startMs + 2_000 : startMs);
	const { sandbox, run } = await startWorld({ tasks, clock });
	({ requests } = sandbox);
	const other = { authorization: `Basic ${Buffer.from(`:${sandbox.apiKey}`).toString('base64')}` };
	await Promise.all(
		Array.from({ length: 18 }, () => fetch(`${sandbox.url}/team`, { headers: other })),
	);

	const { failed, updated } = await run(rows, { onError: 'continueErrorOutput' });

	expect(failed).toEqual([]);
	expect(updated).toHaveLength(rows.length);
	expect(hasRejected()).toBe(true);
});

it('reports the number of tries of a failed request', async () => {
	const { sandbox, run } = await startFastWorld();
	const task = 'opp_linkedinSend00001';
	const row = { task, images: 'https://media.example.com/gone.png' };

	const { failed } = await run([row], { onError: 'continueErrorOutput' });

	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({ code: 'LINKEDIN_MEDIA_DOWNLOAD_FAILED', attempts: 3 }),
	]);
	expect(errorOf(failed[0]!).description).toContain('after 3 tries');
	expect(sandbox.requests).toHaveLength(3);
});
