import type { SandboxTask } from '../../../sandbox';

/** A minimal pending task, `opp_00000000000000001` and so on, due on that day of March 2026. */
export function task(number: number, changes: Partial<SandboxTask> = {}): SandboxTask {
	return {
		_id: `opp_${String(number).padStart(17, '0')}`,
		type: 'manual',
		title: `Task ${number}`,
		content: '',
		status: 'pending',
		dueDate: `2026-03-0${number}T09:00:00.000Z`,
		createdAt: '2026-02-01T09:00:00.000Z',
		userId: 'usr_SalesOne000000000',
		images: [],
		videos: [],
		...changes,
	};
}

/** The numbers of tasks that {@link task} made. */
export const numbersOf = (tasks: Array<{ _id?: unknown }>): number[] =>
	tasks.map(({ _id }) => Number(String(_id).slice('opp_'.length)));

/** What creates a task. */
export const wantedTask = {
	recordId: 'ctc_contact0000000001',
	type: 'manual',
	assignedTo: 'usr_SalesOne000000000',
	dueDate: '2026-03-05T09:00:00.000Z',
};
