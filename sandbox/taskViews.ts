// A task as lemlist returns it: in the response to an update (v1) and in the newer list (v2).

import { isLinkedIn } from './types';
import type { SandboxTask, TaskType } from './types';
import type { Store } from './store';

const v1Fields = [
	'_id',
	'type',
	'title',
	'content',
	'priority',
	'status',
	'dueDate',
	'createdAt',
	'completedAt',
	'userId',
	'leadId',
	'campaignId',
	'contactId',
] as const;

/** v1, the response of `PATCH /tasks`. Without media, which no response of lemlist includes. */
export function toV1(task: SandboxTask): Record<string, unknown> {
	return Object.fromEntries(v1Fields.map((name) => [name, task[name]]));
}

/** v2, an entry of `GET /v2/tasks`: every key is present, null if empty. */
export function toV2(task: SandboxTask, store: Store, nowMs: number) {
	const contactId = task.contactId ?? store.leads.get(task.leadId ?? '')?.contactId ?? null;
	return {
		_id: task._id,
		objectType: task.companyId && !contactId ? 'company' : 'contact',
		recordId: contactId ?? task.companyId ?? null,
		contactId,
		companyId: task.companyId ?? store.contacts.get(contactId ?? '')?.companyId ?? null,
		leadId: task.leadId ?? null,
		campaignId: task.campaignId ?? null,
		assignedTo: task.userId,
		title: task.title,
		message: task.content,
		text: null,
		type: task.type,
		channel: channelOf(task.type),
		status: statusOf(task, nowMs),
		priority: task.priority ?? null,
		dueDate: task.dueDate || null,
		completedAt: task.completedAt ?? null,
		manual: task.campaignId !== undefined,
		ownerName: store.member(task.userId)?.name ?? null,
		campaign: task.campaignId
			? { id: task.campaignId, name: task.campaignName ?? null, sequenceId: null }
			: null,
		leadFirstName: task.leadFirstName ?? null,
		leadLastName: task.leadLastName ?? null,
		leadCompanyName: task.leadCompanyName ?? null,
	};
}

/** An entry of the v2 list. */
export type TaskV2 = ReturnType<typeof toV2>;

function channelOf(type: TaskType): string {
	if (isLinkedIn(type)) return 'linkedin';
	if (type === 'manual') return 'manual';
	if (type === 'phone') return 'aircall';
	if (type === 'whatsappMessage') return 'whatsapp';
	return 'email';
}

function statusOf(task: SandboxTask, nowMs: number): string {
	if (task.status === 'completed') return 'done';
	if (task.status === 'ignored') return 'ignored';
	return Date.parse(task.dueDate) <= nowMs ? 'due' : 'upcoming';
}
