import fc from 'fast-check';
import { afterUpdate, isUnchanged } from '../../../nodes/lemlist/unchanged';

const task = {
	_id: 'opp_1',
	assignedTo: 'usr_1',
	dueDate: '2026-12-01T09:00:00.000Z',
	status: 'due',
	title: 'Call',
	message: null,
	priority: 2,
};

it.each([
	[{ dueDate: '2026-12-01T09:00:00Z' }, true],
	[{ dueDate: '2026-12-01T10:00:00.000+01:00' }, true],
	[{ dueDate: '2026-12-01T09:00:00.001Z' }, false],
	[{ title: 'Call' }, true],
	[{ title: 'call' }, false],
	[{ message: '' }, true],
	[{ message: 'Hi' }, false],
	[{ priority: '2' }, true],
	[{ priority: '' }, false],
	[{ assignedTo: 'usr_1' }, true],
	[{ assignedTo: 'usr_2' }, false],
	[{ done: true }, false],
	[{ done: false }, true],
	[{ images: [] }, false],
	[{ videos: ['https://example.com/a.mp4'] }, false],
	[{ somethingNew: 1 }, false],
	[{ title: 'Call', priority: '1' }, false],
	[{}, true],
])('%j changes nothing: %p', (changes, unchanged) => {
	expect(isUnchanged(changes, task)).toBe(unchanged);
});

it.each([
	['done', true, true],
	['done', false, false],
	['upcoming', false, true],
	['paused', false, true],
	['ignored', true, false],
	['ignored', false, false],
	[undefined, true, false],
	[undefined, false, false],
])('with status %j, done: %p changes nothing: %p', (status, done, unchanged) => {
	expect(isUnchanged({ done }, { ...task, status })).toBe(unchanged);
});

it('takes only null for a blank one: what lemlist did not return may be anything', () => {
	const blank = { title: '', message: '', priority: '' };
	const none = { title: null, message: null, priority: null };
	expect(isUnchanged(blank, { _id: 'opp_1', ...none })).toBe(true);
	expect(isUnchanged(blank, { _id: 'opp_1' })).toBe(false);
	expect(isUnchanged({ dueDate: '2026-12-01T09:00:00Z' }, { _id: 'opp_1' })).toBe(false);
});

describe('after an update', () => {
	it.each([
		['1', 1],
		['', null],
		[null, null],
	])('a task has the priority %j as %j, as lemlist returns it', (sent, priority) => {
		expect(afterUpdate({ priority: sent }, task)).toEqual({ ...task, priority });
	});

	it('a task has its values, and all others as before', () => {
		expect(afterUpdate({ title: 'New', images: ['a'] }, task)).toEqual({ ...task, title: 'New' });
	});

	it('a task is done, or its status is left to lemlist', () => {
		expect(afterUpdate({ done: true }, task)).toEqual({ ...task, status: 'done' });
		const { status, ...others } = task;
		expect(status).toBe('due');
		expect(afterUpdate({ done: false }, { ...task, status: 'done' })).toEqual(others);
		expect(afterUpdate({ done: false }, task)).toEqual(task);
	});

	it('the same update changes nothing, if it is of values that can be compared', () => {
		const changes = fc.record(
			{
				title: fc.string(),
				message: fc.string(),
				priority: fc.constantFrom('', '0', '1', '2'),
				assignedTo: fc.constantFrom('usr_1', 'usr_2'),
				dueDate: fc
					.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
					.map((date) => date.toISOString()),
				done: fc.constant(true),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(changes, (wanted) => {
				expect(isUnchanged(wanted, afterUpdate(wanted, task))).toBe(true);
			}),
		);
	});
});
