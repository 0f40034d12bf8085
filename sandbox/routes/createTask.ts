import { answersOf, refuse } from '../answers';
import { badParams, badTeam } from '../errors';
import { ingest } from '../media';
import type { Media } from '../media';
import { recordFields } from '../records';
import { toV1 } from '../taskViews';
import type { SandboxTask } from '../types';
import type { Route } from './route';

interface CreateBody extends Media {
	recordId?: string;
	leadId?: string;
	type: 'email' | 'manual' | 'phone' | 'linkedin';
	assignedTo: string;
	dueDate: string;
	title?: string;
	message?: string;
	priority?: '' | '0' | '1' | '2';
}

/**
 * `POST /tasks`: creates a task for a contact, company or lead. lemlist's docs call that field
 * `recordId` in one place and `leadId` in another, so both are accepted.
 */
export const createTask: Route = {
	method: 'post',
	path: '/tasks',
	async handle({ body }, { store, media, settings, now }) {
		const wanted = body as CreateBody;
		const answers = answersOf(settings);
		const given = (['recordId', 'leadId'] as const).filter((name) =>
			answers.recordNames.includes(name),
		);
		const recordId = given.map((name) => wanted[name]).find((id) => id !== undefined);
		if (recordId === undefined) throw badParams("body must have required property 'recordId'");
		const record = recordFields(recordId, store);
		if (!record) throw badTeam();
		if (!store.member(wanted.assignedTo)) refuse(answers.unknownAssignee);
		if (wanted.dueDate === '') throw badParams('body/dueDate is empty');
		if (!answers.types.includes(wanted.type)) throw badParams(`body/type is ${wanted.type}`);

		const task = { ...created(wanted, now()), ...record };
		const files = wanted.type === 'linkedin' ? mediaOf(wanted) : {};
		await ingest(files, task, media, answers);
		// The ID is picked last, since another task may have been created during the download.
		const saved: SandboxTask = { ...task, ...files, _id: store.freeTaskId() };
		store.save(saved, Object.keys(wanted), now());
		return toV1(saved);
	},
};

function created(wanted: CreateBody, nowMs: number): Omit<SandboxTask, '_id'> {
	return {
		type: wanted.type === 'linkedin' ? 'linkedinSend' : wanted.type,
		title: wanted.title ?? '',
		content: wanted.message ?? '',
		...(wanted.priority ? { priority: Number(wanted.priority) } : {}),
		status: 'pending',
		dueDate: wanted.dueDate,
		createdAt: new Date(nowMs).toISOString(),
		userId: wanted.assignedTo,
		images: [],
		videos: [],
	};
}

function mediaOf({ images, videos }: Media): Media {
	return { ...(images ? { images } : {}), ...(videos ? { videos } : {}) };
}
