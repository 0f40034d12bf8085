import { badTeam } from '../errors';
import type { Route } from './route';

/** `POST /tasks/ignore`: ignores all of the tasks, or none if one of them is unknown. */
export const ignoreTasks: Route = {
	method: 'post',
	path: '/tasks/ignore',
	handle({ body }, { store, now }) {
		const { ids } = body as { ids: string[] };
		const tasks = ids.map((id) => {
			const task = store.tasks.get(id);
			if (!task) throw badTeam();
			return task;
		});
		const nowMs = now();
		for (const task of tasks) {
			const completedAt = task.completedAt ?? new Date(nowMs).toISOString();
			store.save({ ...task, status: 'ignored', completedAt }, ['ids'], nowMs);
		}
		return {};
	},
};
