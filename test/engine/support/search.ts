import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import type { SandboxTask } from '../../../sandbox';
import { sampleTasks } from '../../../sandbox';

/** The year in which the tasks below fall due that are due by now. */
export const DUE = 2020;

/** The year in which the others fall due. */
export const UPCOMING = 2099;

/**
 * Tasks of all kinds: done, ignored, due and upcoming, some without a campaign, some for a company.
 */
export const tasks: SandboxTask[] = sampleTasks().map((task, index) => {
	const { campaignId, leadId, contactId, ...others } = task;
	const day = String(10 + (index % 9));
	const completedAt = `2026-03-${day}T10:00:00.000Z`;
	return {
		...others,
		dueDate: `${index % 2 ? DUE : UPCOMING}-03-${day}T09:00:00.000Z`,
		...(index % 7 === 5 && { status: 'completed' as const, completedAt }),
		...(index % 7 === 6 && { status: 'ignored' as const, completedAt }),
		...(index % 5 === 4
			? { companyId: 'cpn_company0000000001' }
			: { contactId: String(contactId) }),
		...(index % 5 < 3 && { campaignId: String(campaignId), leadId: String(leadId) }),
	};
});

/** Whether a task is neither done nor ignored. */
export const isOpen = ({ status }: SandboxTask) => status === 'pending';

/** Whether a task falls due in a year. */
export const isFrom = (year: number) => (task: SandboxTask) =>
	task.dueDate.startsWith(String(year));

/** The IDs of the tasks that a search should find, in alphabetical order. */
export const found = (isFound: (task: SandboxTask) => boolean): string[] =>
	tasks
		.filter(isFound)
		.map(({ _id }) => _id)
		.sort();

/** Get Many with Return All and these filters. */
export const search = (
	filters: INodeParameters = {},
	more: INodeParameters = {},
): INodeParameters => ({
	resource: 'task',
	operation: 'getAll',
	returnAll: true,
	filters,
	...more,
});

/** The task IDs of output items, in order. */
export const idsOf = (items: INodeExecutionData[]): string[] =>
	items.map(({ json }) => String(json['_id']));
