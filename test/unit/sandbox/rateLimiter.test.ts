import { startSandbox } from '../../../sandbox';
import type { Sandbox, Settings } from '../../../sandbox';
import { call, control, patch } from './client';

const startMs = Date.parse('2026-03-02T10:00:00.250Z');
let nowMs = startMs;
let sandbox: Sandbox;

beforeAll(async () => {
	sandbox = await startSandbox({ apiKeys: ['second-key'], clock: () => nowMs });
});
beforeEach(() => {
	nowMs = startMs;
	sandbox.reset();
});
afterAll(() => sandbox.close());

const team = async (key?: string) => await call(sandbox, 'GET', '/team', key ? { key } : {});

async function statuses(count: number): Promise<number[]> {
	const answers = [];
	for (let n = 0; n < count; n++) answers.push((await team()).status);
	return answers;
}

describe('the rate limit', () => {
	it('admits 20 requests per 2 s and rejects further ones with 429', async () => {
		expect(await statuses(22)).toEqual([...Array(20).fill(200), 429, 429]);
		nowMs += 1999;
		expect(await statuses(1)).toEqual([429]);
		nowMs += 1;
		expect(await statuses(1)).toEqual([200]);
		expect(sandbox.maxInAnyWindow()).toBe(20);
		expect(sandbox.requests.filter(({ admitted }) => !admitted)).toHaveLength(3);
	});

	it('is counted per key', async () => {
		await statuses(21);
		expect((await team('second-key')).status).toBe(200);
		expect((await team('wrong')).status).toBe(401);
		expect(sandbox.maxInAnyWindow()).toBe(20);
	});

	it('is checked before anything else', async () => {
		await statuses(20);
		const id = [...sandbox.tasks.keys()][0];
		const others = [
			await patch(sandbox, { id, title: 'New title' }),
			await patch(sandbox, '{'),
			await call(sandbox, 'GET', '/nothing'),
			await call(sandbox, 'DELETE', '/team'),
		];
		expect(others.map(({ status }) => status)).toEqual([429, 429, 429, 429]);
		expect(others[0]?.body).toBe('Too Many Requests');
		expect(sandbox.tasks.get(String(id))?.title).not.toBe('New title');
		expect(sandbox.requests.slice(20).map(({ taskId }) => taskId)).toEqual([id, null, null, null]);
	});

	it('counts requests that are rejected for other reasons', async () => {
		for (let n = 0; n < 20; n++) await patch(sandbox, '{');
		expect(await statuses(1)).toEqual([429]);
	});

	it('does not count the control API and the page', async () => {
		for (let n = 0; n < 25; n++) await control(sandbox, 'GET', '/state');
		await fetch(sandbox.origin);
		expect((await team()).headers.get('x-ratelimit-remaining')).toBe('19');
	});

	it('can be changed and removed at runtime', async () => {
		sandbox.configure({ limit: 2, window: 'slidingLog', windowMs: 500 });
		expect(await statuses(3)).toEqual([200, 200, 429]);
		nowMs += 500;
		expect(await statuses(1)).toEqual([200]);
		sandbox.configure({ limit: Infinity });
		expect(await statuses(30)).toEqual(Array(30).fill(200));
		expect((await team()).headers.get('x-ratelimit-limit')).toBeNull();
	});

	it('keeps the old settings if the new ones are invalid', async () => {
		expect(() => sandbox.configure({ limit: 0 })).toThrow('limit must be a positive whole number');
		expect((await team()).headers.get('x-ratelimit-limit')).toBe('20');
		expect(await statuses(20)).toEqual([...Array(19).fill(200), 429]);
		await expect(startSandbox({ windowMs: -1 })).rejects.toThrow(RangeError);
	});
});

describe('the rate-limit headers', () => {
	it('are on every response', async () => {
		const answers = [
			await team(),
			await patch(sandbox, {}),
			await call(sandbox, 'GET', '/nothing'),
			await call(sandbox, 'PUT', '/team'),
			...(await Promise.all(Array.from({ length: 17 }, async () => await team()))),
		];
		expect(answers.at(-1)?.status).toBe(429);
		const remaining = answers.map(({ headers }) => Number(headers.get('x-ratelimit-remaining')));
		expect(remaining.sort((one, other) => other - one)).toEqual([
			...Array.from({ length: 20 }, (_, index) => 19 - index),
			0,
		]);
		for (const { headers } of answers) {
			expect(headers.get('retry-after')).toBe('2');
			expect(headers.get('x-ratelimit-limit')).toBe('20');
			expect(headers.get('x-ratelimit-reset')).toBe(new Date(startMs + 2000).toString());
		}
	});

	const forms: Array<[Settings['retryAfter'], string | null]> = [
		['whole', '2'],
		['fractional', '1.766'],
		['floor', '1'],
		['date', 'Mon, 02 Mar 2026 10:00:03 GMT'],
		['missing', null],
	];
	it.each(forms)('format Retry-After as %s: %j', async (retryAfter, expected) => {
		sandbox.configure({ retryAfter, limit: 1 });
		await team();
		nowMs += 234;
		const { status, headers } = await team();
		expect(status).toBe(429);
		expect(headers.get('retry-after')).toBe(expected);
	});
});
