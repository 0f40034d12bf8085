// Failing expressions: one that throws is the item's error, one that returns nothing is a blank.
import type { INodeParameters } from 'n8n-workflow';
import { manyTasks } from '../../sandbox';
import { rowParameters } from './support/rows';
import { locator } from './support/workflow';
import { errorOf, startWorld } from './support/world';

const tasks = manyTasks(2);
const [one, two] = tasks.map(({ _id }) => _id) as [string, string];
const rows = [
	{ task: one, title: 'First' },
	{ task: two, title: 'Second' },
];

const withFields = (updateFields: INodeParameters): INodeParameters => ({
	...rowParameters,
	updateFields: { title: '={{ $json.title }}', ...updateFields },
});

const FAILING = "={{ $('Nowhere').item.json.title }}";

it.each<[where: string, parameters: INodeParameters, taskIds: Array<string | null>]>([
	['a field', withFields({ message: FAILING }), [one, two]],
	['Assignee', withFields({ assignedTo: locator(FAILING) }), [one, two]],
	['Clear Fields', { ...rowParameters, clearFields: FAILING }, [one, two]],
	['Task', { ...rowParameters, taskId: locator(FAILING) }, [null, null]],
])(
	'rejects rows if an expression in %s refers to a node that does not exist',
	async (_where, parameters, taskIds) => {
		const { sandbox, run } = await startWorld({ tasks });

		const { updated, failed } = await run(rows, { parameters, onError: 'continueErrorOutput' });

		expect(updated).toEqual([]);
		expect(failed.map(errorOf)).toEqual(
			taskIds.map((taskId, index) =>
				expect.objectContaining({
					code: 'UNREADABLE_PARAMETER',
					message: expect.stringMatching(
						new RegExp(`^Row ${index + 1} \\(item ${index}\\): .*node`, 'i'),
					),
					httpStatus: null,
					attempts: 0,
					taskId,
				}),
			),
		);
		expect(sandbox.requests).toEqual([]);
	},
);

it('stops at such an expression if On Error is Stop Workflow', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const {
		run: record,
		error,
		updated,
	} = await run(rows, {
		parameters: withFields({ message: FAILING }),
	});

	expect(record.status).toBe('error');
	expect(error?.context).toMatchObject({
		code: 'UNREADABLE_PARAMETER',
		field: 'updateFields.message',
	});
	expect(error?.message).toMatch(/^Nothing was sent: 2 of 2 rows have errors\. Row 1 \(item 0\): /);
	expect(updated).toEqual([]);
	expect(sandbox.requests).toEqual([]);
});

it('treats an expression that returns nothing as a blank', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated } = await run(rows, {
		parameters: {
			...withFields({
				assignedTo: locator('={{ $json.no.such.column }}'),
				dueDate: '={{ $json.due }}',
				done: '={{ undefined }}',
				images: '={{ $json.images }}',
				message: '={{ null }}',
				priority: "={{ '' }}",
				videos: '={{ [] }}',
			}),
			clearFields: '={{ $json.clear }}',
		},
	});

	expect(updated).toHaveLength(2);
	expect(sandbox.requests.map(({ body }) => body)).toEqual([
		{ id: one, title: 'First' },
		{ id: two, title: 'Second' },
	]);
});

it('rejects a row if its expression for Task returns nothing', async () => {
	const { sandbox, run } = await startWorld({ tasks });

	const { updated, failed } = await run([{ title: 'x' }, ...rows], {
		onError: 'continueErrorOutput',
	});

	expect(updated).toHaveLength(2);
	expect(failed.map(errorOf)).toEqual([
		expect.objectContaining({ code: 'MISSING_VALUE', field: 'taskId', taskId: null }),
	]);
	expect(sandbox.requests).toHaveLength(2);
});

it('accepts dates from any realm that expressions can return them from', async () => {
	const { sandbox, run } = await startWorld({ tasks });
	const dates = [
		"={{ DateTime.fromISO('2026-03-15T10:00:00Z') }}",
		"={{ new Date('2026-03-15T10:00:00Z') }}",
		'={{ Date.UTC(2026, 2, 15, 10) }}',
		"={{ '2026-03-15T10:00:00Z'.toDateTime() }}",
	];

	for (const dueDate of dates) {
		await run([{ task: one }], { parameters: withFields({ dueDate }) });
	}

	expect(sandbox.requests.map(({ body }) => body)).toEqual(
		dates.map(() => ({ id: one, dueDate: '2026-03-15T10:00:00.000Z' })),
	);
});
