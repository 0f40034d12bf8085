// The sandbox's data: the part of a lemlist team that concerns tasks.

/** Raw step types that lemlist's task lists return (Search Tasks, Get Many Tasks in its docs). */
export const taskTypes = [
	'manual',
	'phone',
	'email',
	'emailsReplied',
	'linkedinInvite',
	'linkedinSend',
	'linkedinVoiceNote',
	'linkedinReplied',
	'whatsappMessage',
	'opportunityReplied',
	'opportunityClicked',
] as const;

/** One of {@link taskTypes}. */
export type TaskType = (typeof taskTypes)[number];

/**
 * A task as the sandbox stores it: lemlist's v1 names, plus fields that only the v2 list returns.
 */
export interface SandboxTask {
	/** `opp_` + 17 alphanumerics. */
	_id: string;
	type: TaskType;
	title: string;
	/** `message` in requests and in the v2 list. */
	content: string;
	/** 0 low, 1 medium, 2 high; absent if none. */
	priority?: number;
	status: 'pending' | 'completed' | 'ignored';
	/** ISO 8601, as are all dates; empty if the task has none. */
	dueDate: string;
	createdAt: string;
	completedAt?: string;
	/** The assignee, `usr_…`; `assignedTo` in requests and in the v2 list. */
	userId: string;
	contactId?: string;
	/** Set only if the task is for a company; otherwise its company is that of its contact. */
	companyId?: string;
	leadId?: string;
	campaignId?: string;
	/** URLs. lemlist returns no media, so they are visible only through the control API. */
	images: string[];
	videos: string[];
	/** Returned by the v2 list only. */
	leadFirstName?: string;
	leadLastName?: string;
	leadCompanyName?: string;
	campaignName?: string;
}

/** A member of the team, as `GET /team?version=v2` lists it. */
export interface TeamMember {
	/** `usr_` + 17 alphanumerics. */
	userId: string;
	name: string;
	email: string;
	role: 'admin' | 'member';
}

/** A contact as the sandbox stores it; recordViews.ts has what lemlist's list of contacts returns. */
export interface Contact {
	/** `ctc_` + 17 alphanumerics. */
	_id: string;
	fullName: string;
	email: string;
	companyId: string;
	fields: { firstName: string; lastName: string; companyName: string; phone: string };
	/** The member who owns it, `usr_…`. */
	ownerId: string;
}

/** A company, as in lemlist's list of companies. */
export interface Company {
	/** `cpn_` + 17 alphanumerics. */
	_id: string;
	domain: string;
	fields: { name: string };
	/** The member who owns it, `usr_…`. */
	ownerId: string;
}

/** A contact in a campaign. */
export interface Lead {
	/** `lea_` + 17 alphanumerics. */
	_id: string;
	contactId: string;
	campaignId: string;
}

/** The statuses of a campaign. */
export const campaignStatuses = [
	'draft',
	'running',
	'ended',
	'paused',
	'errors',
	'archived',
] as const;

/** A campaign, as `GET /campaigns` lists it. */
export interface Campaign {
	/** `cam_` + 17 alphanumerics. */
	_id: string;
	name: string;
	status: (typeof campaignStatuses)[number];
}

/** Only LinkedIn tasks accept images and videos. */
export function isLinkedIn(type: TaskType): boolean {
	return type.startsWith('linkedin');
}
