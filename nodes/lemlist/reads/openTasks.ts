import type { Page } from '../pages/page';
import { PAGE_SIZE } from '../pages/page';
import { isTaskPage } from '../policy/expected';
import type { Task } from '../task';
import type { Read } from './read';
import { defineRead } from './read';

/** Max records in one search: few enough that their open tasks usually fit on one page. */
const MAX_RECORDS = 20;

/** What a reply holds for one record. */
export interface OpenTasks {
	results: Task[];
	/** Whether the page had room for all tasks that were asked for, those of other records included. */
	isWhole: boolean;
}

const openTasksBy = (property: string): Read =>
	defineRead({
		url: '/v2/tasks',
		property,
		others: { status: 'pending', limit: PAGE_SIZE },
		expects: isTaskPage,
		maxSize: MAX_RECORDS,
		pick: (body, ids): OpenTasks => {
			const { results, total = results.length } = body as Page;
			const own = results.filter((task) => ids.includes(task[property]));
			return { results: own, isWhole: total <= results.length };
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
