// Sample data: about forty tasks of all types. All of it is fictitious.

import { lemlistId } from './ids';
import { recordFields } from './records';
import { sampleMembers } from './sampleMembers';
import { sampleLeads, sampleRecords } from './sampleRecords';
import { isLinkedIn } from './types';
import type { SandboxTask, TaskType } from './types';

const dayMs = 24 * 60 * 60 * 1000;

const titles: Record<TaskType, string[]> = {
	manual: [
		'Research the account',
		'Check the pricing page together',
		'Update the forecast',
		'Prepare the demo',
		'Look at the open invoice',
		'Send the welcome pack',
	],
	phone: [
		'Call about the new pricing',
		'Call back after the webinar',
		'Ask who decides',
		'Confirm the meeting',
		'Call about the renewal',
	],
	email: [
		'Send the case study',
		'Send the quote',
		'Answer the security questions',
		'Say thank you',
	],
	emailsReplied: ['Read the reply to the first e-mail', 'Read the out-of-office reply'],
	linkedinInvite: ['Invite the head of sales', 'Invite the founder', 'Invite after the event'],
	linkedinSend: [
		'Share the product overview',
		'Share the customer video',
		'Follow up on the invitation',
		'Send the event photos',
		'Ask for an introduction',
		'Share the release notes',
	],
	linkedinVoiceNote: ['Record a short hello', 'Record a follow-up', 'Record a birthday wish'],
	linkedinReplied: ['Answer the question about onboarding', 'Answer the thank-you note'],
	whatsappMessage: ['Confirm the time of the visit', 'Send the address', 'Send the parking hint'],
	opportunityReplied: ['Reply to the budget question', 'Reply to the reference request'],
	opportunityClicked: ['Look who opened the offer', 'Look who opened the guide'],
};

/** About forty readable tasks of all types, due from three days ago to nine days ahead. */
export function sampleTasks(nowMs = Date.now()): SandboxTask[] {
	const all = Object.entries(titles) as Array<[TaskType, string[]]>;
	return all
		.flatMap(([type, texts]) => texts.map((title, index) => ({ type, title, number: index + 1 })))
		.map(({ type, title, number }, index) =>
			task(lemlistId('opp', shortName(type), number), type, title, index, nowMs),
		);
}

/** Any number of tasks for load tests, from `opp_load0000000000001` on, types alternating. */
export function manyTasks(count: number, nowMs = Date.now()): SandboxTask[] {
	const types = Object.keys(titles) as TaskType[];
	return Array.from({ length: count }, (_, index) =>
		task(
			lemlistId('opp', 'load', index + 1),
			types[index % types.length] ?? 'manual',
			`Task ${index + 1}`,
			index,
			nowMs,
		),
	);
}

function task(
	_id: string,
	type: TaskType,
	title: string,
	index: number,
	nowMs: number,
): SandboxTask {
	const lead = sampleLeads[index % sampleLeads.length];
	const dueDay = Math.floor(nowMs / dayMs) - 3 + (index % 13);
	const priority = [undefined, 0, 1, 2][index % 4];
	return {
		_id,
		type,
		title,
		content: `Step ${(index % 5) + 1} of the plan`,
		...(priority === undefined ? {} : { priority }),
		status: 'pending',
		dueDate: new Date(dueDay * dayMs + 9 * 60 * 60 * 1000).toISOString(),
		createdAt: new Date(nowMs - 10 * dayMs).toISOString(),
		userId: sampleMembers[index % sampleMembers.length]?.userId ?? '',
		images: isLinkedIn(type) && index % 2 === 0 ? ['https://media.example.com/photo.png'] : [],
		videos: [],
		...recordFields(lead?._id ?? '', sampleRecords),
	};
}

/** Leaves room for the number in an ID. */
function shortName(type: TaskType): string {
	return type.replace('opportunity', 'lead').replace('linkedinVoiceNote', 'voiceNote');
}
