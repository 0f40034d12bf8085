import { answersOf, refuse } from '../answers';
import { badParams } from '../errors';
import type { Route } from './route';

/** `POST /tasks/ignore`: ignores all of the tasks, or none if one of them is rejected. */
export const ignoreTasks: Route = {
	method: 'post',
	path: '/tasks/ignore',
	handle({ body }, { store, settings, now }) {
		const { ids } = body as { ids: string[] };
		const { maxIgnored, unknownIgnored, ignoresOthers, ignoresDone } = answersOf(settings);
		if (ids.length > maxIgnored) throw badParams(`at most ${maxIgnored} ids`);
		const tasks = ids.flatMap((id) => store.tasks.get(id) ?? []);
		const hasUnknown = tasks.length < ids.length;
		if (hasUnknown && !ignoresOthers) refuse(unknownIgnored);
		const nowMs = now();
		for (const task of tasks) {
			if (task.status === 'completed' && !ignoresDone) continue;
			const completedAt = task.completedAt ?? new Date(nowMs).toISOString();
			store.save({ ...task, status: 'ignored', completedAt }, ['ids'], nowMs);
		}
		if (hasUnknown) refuse(unknownIgnored);
		return {};
	},
};
