import { manyTasks } from '../../sandbox';
import { errorOf, pairedWith, startWorld } from './support/world';

const tasks = manyTasks(8);
const [one, two] = tasks.map(({ _id }) => _id) as [string, string];

describe('Dry Run', () => {
	it('sends nothing and returns the body of each request', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated } = await run(
			[
				{ task: one, title: 'First', due: '2026-03-15', clear: 'message', priority: 'low' },
				{ task: two, priority: 'none', done: 'reopen', images: 'https://media.example.com/a.png' },
			],
			{ options: { dryRun: true } },
		);

		expect(updated.map(({ json }) => json)).toEqual([
			{
				id: one,
				title: 'First',
				dueDate: '2026-03-14T23:00:00.000Z',
				message: '',
				priority: 'low',
			},
			{ id: two, priority: 'none', done: false, images: ['https://media.example.com/a.png'] },
		]);
		expect(pairedWith(updated)).toEqual([{ item: 0 }, { item: 1 }]);
		expect(sandbox.requests).toEqual([]);
	});

	it('rejects what a real run would reject', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, failed } = await run([{ task: one, due: 'soon' }, { task: two }], {
			options: { dryRun: true },
			onError: 'continueErrorOutput',
		});

		expect(updated).toEqual([]);
		expect(failed.map((item) => errorOf(item).code)).toEqual([
			'INVALID_VALUE',
			'NOTHING_TO_UPDATE',
		]);
		expect(sandbox.requests).toEqual([]);
	});

	it('only looks up e-mail addresses', async () => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated } = await run([{ task: one, assignee: 'sales.one@example.com' }], {
			options: { dryRun: true },
		});

		expect(updated.map(({ json }) => json)).toEqual([
			{ id: one, assignedTo: 'usr_SalesOne000000000' },
		]);
		expect(sandbox.requests.map(({ method, path }) => `${method} ${path}`)).toEqual(['GET /team']);
	});

	it('does not report tasks as updated', async () => {
		const { run } = await startWorld({ tasks });

		const { hints } = await run([{ task: one, title: 'x' }], { options: { dryRun: true } });

		expect(hints).toEqual(['1 checked. Dry Run is on: nothing was sent.']);
	});
});

it('respects Max Requests per 2 Seconds', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	const startMs = sandbox.now();

	const { updated } = await run(
		tasks.map(({ _id }) => ({ task: _id, title: 'New title' })),
		{ options: { maxRequests: 4 } },
	);

	expect(updated).toHaveLength(8);
	expect(sandbox.requests).toHaveLength(8);
	expect(sandbox.tooSoon(startMs, 4)).toEqual([]);
});
