import { windowKinds } from '../../../sandbox';
import { dateOf, timeOf } from '../../../sandbox/page/times';
import { fieldsOf, limitOf, taskIdsOf, tasksTitle } from '../../../sandbox/page/words';

describe('limitOf', () => {
	it.each(windowKinds)('describes %s in words', (window) => {
		const { text, details } = limitOf({ window, limit: 20, windowMs: 2000 });
		expect(text).toBe('limit: 20 per 2 s');
		expect(details).toMatch(/^[A-Z][a-z, ]+\.$/);
	});

	it('says that there is none', () => {
		const limit = { window: 'slidingLog' as const, limit: null, windowMs: 2000 };
		expect(limitOf(limit)).toEqual({ text: 'no limit', details: '' });
	});
});

it.each<[string, [number, number, number], number, boolean]>([
	['38 tasks, 2 changed', [38, 38, 2], 38, false],
	['500 tasks, 0 changed, the first 200 shown', [500, 500, 0], 200, false],
	['3 of 38 tasks found, 2 changed', [38, 3, 2], 3, true],
	['0 of 38 tasks found, 2 changed', [38, 0, 2], 0, true],
	['450 of 500 tasks found, 0 changed, the first 200 shown', [500, 450, 0], 200, true],
])('tasksTitle: %s', (title, [tasks, found, changed], shown, isSearch) => {
	expect(tasksTitle({ tasks, found, changed }, shown, isSearch)).toBe(title);
});

it.each([
	['an update', { id: 'opp_1', title: 'New', done: true }, 'opp_1', ['opp_1'], ['title', 'done']],
	['a creation', { type: 'email' }, 'opp_2', ['opp_2'], ['type']],
	['Ignore Tasks', { ids: ['opp_1', 2, 'opp_3'] }, null, ['opp_1', 'opp_3'], []],
	['ids that are no list', { ids: 'opp_1' }, null, [], []],
	['no body', null, null, [], []],
	['a body that is not JSON', 'oops', null, [], []],
])('links and lists what a request is about: %s', (_name, body, taskId, ids, fields) => {
	expect(taskIdsOf({ body, taskId })).toEqual(ids);
	expect(fieldsOf({ body })).toEqual(fields);
});

it('shows times to the millisecond', () => {
	const ms = new Date(2026, 2, 15, 14, 5, 9, 7).getTime();
	expect(timeOf(ms + 0.9)).toBe('14:05:09.007');
});

it('shows a date that is none as it is', () => {
	expect(dateOf('soon')).toBe('soon');
});
