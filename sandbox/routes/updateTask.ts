import { answersOf, refuse } from '../answers';
import type { Answers } from '../answers';
import { badParams } from '../errors';
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
	async handle({ body }, { store, media, settings, now }) {
		const update = body as UpdateBody;
		const answers = answersOf(settings);
		const found = store.tasks.get(update.id);
		if (!found) {
			refuse(answers.unknownTask);
			return {};
		}
		if (found.status === 'completed') refuse(answers.doneTask);
		if (found.status === 'ignored') refuse(answers.ignoredTask);
		if (update.dueDate === '' && !answers.clearsDueDate) throw badParams('body/dueDate is empty');
		if (update.assignedTo !== undefined && !store.member(update.assignedTo)) {
			refuse(answers.unknownAssignee);
		}
		const save = (names: string[]) => {
			const changes = Object.fromEntries(
				Object.entries(update).filter(([name]) => names.includes(name)),
			) as unknown as UpdateBody;
			// Read again, since another update may have been saved during the download.
			const task = updated(store.tasks.get(update.id) ?? found, changes, answers, now());
			store.save(task, names, now());
			return toV1(task);
		};
		const fields = Object.keys(update).filter((name) => name !== 'id');
		await ingest(update, found, media, answers).catch((error: unknown) => {
			if (!answers.isAtomic) save(fields.filter((name) => name !== 'images' && name !== 'videos'));
			throw error;
		});
		return save(fields);
	},
};

function updated(
	task: SandboxTask,
	update: UpdateBody,
	answers: Answers,
	nowMs: number,
): SandboxTask {
	const textOf = (text = '', old: string) => (text === '' && !answers.clearsText ? old : text);
	const next: SandboxTask = {
		...task,
		userId: update.assignedTo ?? task.userId,
		dueDate: update.dueDate ?? task.dueDate,
		title: textOf(update.title ?? task.title, task.title),
		content: textOf(update.message ?? task.content, task.content),
		images: update.images ?? task.images,
		videos: update.videos ?? task.videos,
	};
	if (update.priority === '') delete next.priority;
	else if (update.priority !== undefined) next.priority = Number(update.priority);
	if (update.done === true) {
		next.status = 'completed';
		next.completedAt = task.completedAt ?? new Date(nowMs).toISOString();
	} else if (update.done === false && isReopened(task, answers)) {
		next.status = 'pending';
		delete next.completedAt;
	}
	return next;
}

const isReopened = ({ status }: SandboxTask, { reopensDone, reopensIgnored }: Answers): boolean =>
	status === 'ignored' ? reopensIgnored : reopensDone;
