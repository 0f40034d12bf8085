import { badTeam, badUser } from '../errors';
import { ingest } from '../media';
import type { Media } from '../media';
import { toV1 } from '../taskViews';
import type { SandboxTask } from '../types';
import type { Route } from './route';

interface UpdateBody extends Media {
	id: string;
	assignedTo?: string;
	dueDate?: string;
	title?: string;
	message?: string;
	priority?: '' | '0' | '1' | '2';
	done?: boolean;
}

/** `PATCH /tasks`: applies all changes in the body, or none if any of them is rejected. */
export const updateTask: Route = {
	method: 'patch',
	path: '/tasks',
	async handle({ body }, { store, media, now }) {
		const update = body as UpdateBody;
		const found = store.tasks.get(update.id);
		if (!found) throw badTeam();
		if (update.assignedTo !== undefined && !store.member(update.assignedTo)) {
			throw badUser(update.assignedTo);
		}
		await ingest(update, found, media);
		// Read again, since another update may have been saved during the download.
		const task = updated(store.tasks.get(update.id) ?? found, update, now());
		store.save(
			task,
			Object.keys(update).filter((field) => field !== 'id'),
			now(),
		);
		return toV1(task);
	},
};

function updated(task: SandboxTask, update: UpdateBody, nowMs: number): SandboxTask {
	const next: SandboxTask = {
		...task,
		userId: update.assignedTo ?? task.userId,
		dueDate: update.dueDate ?? task.dueDate,
		title: update.title ?? task.title,
		content: update.message ?? task.content,
		images: update.images ?? task.images,
		videos: update.videos ?? task.videos,
	};
	if (update.priority === '') delete next.priority;
	else if (update.priority !== undefined) next.priority = Number(update.priority);
	if (update.done === true) {
		next.status = 'completed';
		next.completedAt = task.completedAt ?? new Date(nowMs).toISOString();
	} else if (update.done === false) {
		next.status = 'pending';
		delete next.completedAt;
	}
	return next;
}
