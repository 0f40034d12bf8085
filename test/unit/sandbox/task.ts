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
