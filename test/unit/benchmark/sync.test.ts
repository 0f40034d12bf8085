import { syncFiguresOf } from '../../../benchmark/sync/figures';
import { ratioOf, tableOf, type SyncResult } from '../../../benchmark/sync/report';
import { rowsFor, tasksAfter } from '../../../benchmark/sync/rows';
import { ALL, HTTP, SKIP, type Way } from '../../../benchmark/sync/ways';
import { manyTasks } from '../../../sandbox';

const tasks = manyTasks(200);

describe('rowsFor', () => {
	it.each([
		[0, 0],
		[0.01, 2],
		[0.05, 10],
		[0.2, 40],
		[1, 200],
	])('with a share of %d, changes %d of 200 tasks by one value each', (share, count) => {
		const rows = rowsFor(tasks, share);
		const unchanged = rowsFor(tasks, 0);
		const changes = rows.map(
			(row, index) =>
				Object.entries(row).filter(
					([name, value]) => unchanged[index]?.[name as keyof typeof row] !== value,
				).length,
		);
		expect(rows.map(({ task }) => task)).toEqual(tasks.map(({ _id }) => _id));
		expect(changes.filter((each) => each === 1)).toHaveLength(count);
		expect(changes.filter((each) => each === 0)).toHaveLength(200 - count);
	});

	it('changes each of the four values', () => {
		const [first, second, third, fourth] = rowsFor(tasks, 1);
		const [one, two, three] = tasks;
		expect(first).toMatchObject({ title: `${one?.title}, changed`, message: one?.content });
		expect(second).toMatchObject({ title: two?.title, message: `${two?.content}, changed` });
		expect(Date.parse(third?.dueDate ?? '') - Date.parse(three?.dueDate ?? '')).toBe(86_400_000);
		expect(fourth).toMatchObject({ priority: '0' }); // it was high
	});
});

describe('tasksAfter', () => {
	it('is the same without changes', () => {
		expect(tasksAfter(tasks, rowsFor(tasks, 0))).toStrictEqual(tasks);
	});

	it('has the values of the rows, and every other one of the task', () => {
		const after = tasksAfter(tasks, rowsFor(tasks, 1));
		expect(after.slice(0, 4)).toStrictEqual([
			{ ...tasks[0], title: 'Task 1, changed' },
			{ ...tasks[1], content: 'Step 2 of the plan, changed' },
			{ ...tasks[2], dueDate: rowsFor(tasks, 1)[2]?.dueDate },
			{ ...tasks[3], priority: 0 },
		]);
	});
});

describe('syncFiguresOf', () => {
	const requests = [200, 429, 200].map((status, at) => ({ at, endedAt: at, status }));
	const wanted = tasksAfter(tasks, rowsFor(tasks, 0.05));
	const figuresAfter = (after: typeof tasks) =>
		syncFiguresOf({ tasks: after, requests }, tasks, wanted, 1.5);

	it('counts requests, rejections and changed tasks', () => {
		expect(figuresAfter([...wanted].reverse())).toEqual({
			...{ seconds: 1.5, requests: 3, rejections: 1, changed: 10, wrong: 0 },
		});
	});

	it('counts tasks that were not changed, changed otherwise, or lost', () => {
		expect(figuresAfter(tasks)).toMatchObject({ changed: 0, wrong: 10 });
		const otherwise = wanted.map((task, index) =>
			index === 7 ? { ...task, userId: 'usr_other' } : task,
		);
		expect(figuresAfter(otherwise)).toMatchObject({ changed: 11, wrong: 1 });
		expect(figuresAfter(wanted.slice(1))).toMatchObject({ changed: 11, wrong: 1 });
	});
});

describe('the report', () => {
	const result = (share: number, way: Way, seconds: number): SyncResult => ({
		...{ share, way },
		figures: { seconds, requests: 60, rejections: 1, changed: 50, wrong: 2 },
	});

	it('has a row for each share and way', () => {
		expect(
			tableOf([result(0.05, HTTP, 98.76)])
				.split('\n')
				.at(-1),
		).toBe('| 5 % | HTTP Request, batches of 20 / 2000 ms | 98.8 s | 60 | 1 | 50 | 2 |');
	});

	it('relates the times with all rows changed', () => {
		const results = [result(0, SKIP, 1), result(1, SKIP, 102), result(1, ALL, 100)];
		expect(ratioOf(results)).toBe(1.02);
		expect(() => ratioOf(results.slice(0, 2))).toThrow('100 % was not measured');
	});
});
