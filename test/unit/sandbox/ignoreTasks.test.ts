import { call } from './client';
import { task } from './task';
import { useSandbox } from './useSandbox';

const one = task(1)._id;
const two = task(2)._id;
const done = task(3, { status: 'completed', completedAt: '2026-03-01T08:00:00.000Z' });

const sandbox = useSandbox({
	tasks: [task(1), task(2), done],
	clock: () => Date.parse('2026-03-02T10:00:00.000Z'),
});

async function ignore(body: unknown) {
	return await call(sandbox(), 'POST', '/tasks/ignore', { body });
}

function statuses() {
	return [...sandbox().tasks.values()].map(({ status }) => status);
}

describe('POST /tasks/ignore', () => {
	it('ignores the tasks and returns an empty object', async () => {
		expect(await ignore({ ids: [one, two] })).toMatchObject({ status: 200, body: {} });
		expect(statuses()).toEqual(['ignored', 'ignored', 'completed']);
		expect(sandbox().tasks.get(one)?.completedAt).toBe('2026-03-02T10:00:00.000Z');
	});

	it('accepts a completed task, which stays as it is', async () => {
		expect(await ignore({ ids: [done._id] })).toMatchObject({ status: 200, body: {} });
		expect(sandbox().tasks.get(done._id)).toEqual(done);
	});

	it('accepts an empty list', async () => {
		expect(await ignore({ ids: [] })).toMatchObject({ status: 200, body: {} });
		expect(statuses()).toEqual(['pending', 'pending', 'completed']);
	});

	it.each([
		['an unknown ID among known ones', { ids: [one, 'opp_unknown0000000000', two] }, 'Bad team'],
		['no ids', {}, "Bad params: body must have required property 'ids'"],
		['ids that are not a list', { ids: one }, 'Bad params: body/ids must be array'],
		['an ID that is not a string', { ids: [one, 5] }, 'Bad params: body/ids/1 must be string'],
		['a bare list', [one], 'Bad params: body must be object'],
	])('rejects %s with 400 and a text, and saves nothing', async (_what, body, text) => {
		const answer = await ignore(body);
		expect(answer).toMatchObject({ status: 400, body: text });
		expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
		expect(statuses()).toEqual(['pending', 'pending', 'completed']);
	});

	it('returns 405 for other methods', async () => {
		expect((await call(sandbox(), 'GET', '/tasks/ignore')).status).toBe(405);
	});
});
