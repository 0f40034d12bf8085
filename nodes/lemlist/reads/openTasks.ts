import { isTaskPage } from '../policy/expected';
import { joinLists, listIn } from '../sending/merging';
import type { Task } from '../task';
import type { Read } from './read';

/** Records in one search: few enough for their open tasks to fit on one page as a rule. */
const MAX_RECORDS = 20;
const PAGE_SIZE = 100;

/** What a reply holds for one record. */
export interface OpenTasks {
	results: Task[];
	/** Whether the page has all tasks that were asked for, those of other records included. */
	isWhole: boolean;
}

const openTasksBy = (property: string): Read => ({
	url: '/v2/tasks',
	property,
	others: { status: 'pending', limit: PAGE_SIZE },
	expects: isTaskPage,
	merging: {
		maxSize: MAX_RECORDS,
		reads: true,
		merge: joinLists('qs', property),
		ownOf: (reply, request) => {
			const ids = listIn(request, 'qs', property);
			const { results, total } = reply.body as { results: Task[]; total?: number };
			const own = results.filter((task) => ids.includes(task[property]));
			const isWhole = (total ?? results.length) <= results.length;
			return { ...reply, body: { results: own, isWhole } satisfies OpenTasks };
		},
	},
});

const OF_CONTACT = openTasksBy('contactId');
const OF_COMPANY = openTasksBy('companyId');
const OF_LEAD = openTasksBy('leadId');

/** The search for the open tasks of a contact (`ctc_…`), a lead (`lea_…`) or a company. */
export const openTasksOf = (recordId: string): Read => {
	if (recordId.startsWith('ctc_')) return OF_CONTACT;
	return recordId.startsWith('lea_') ? OF_LEAD : OF_COMPANY;
};
