// Skip If Open Task Exists: what is open already is not created again.
import type { IDataObject } from 'n8n-workflow';
import type { LemlistClient } from '../../lemlist/client';
import { withoutV2 } from '../../lemlist/errors/withoutV2';
import type { Task } from '../../lemlist/task';
import { isOpen } from '../../lemlist/task';

/** What an open task has to have in common with the one that is to be created. */
interface Wanted {
	recordId: string;
	type: string;
	title: string;
}

/** A key that is equal for tasks that count as the same. */
export const keyOf = (wanted: Wanted): string => JSON.stringify(wanted);

/** What the body of Create asks for. */
export const wantedIn = ({ recordId, leadId, type, title }: IDataObject): Wanted => ({
	recordId: String(recordId ?? leadId),
	type: String(type),
	title: String(title ?? '').trim(),
});

/**
 * An open task like the one that is to be created: of the same record, type and title. lemlist's search
 * may not have what this process created lately.
 * @param adviceWithoutSearch what to do if the account has no search
 * @throws LemlistError if it cannot be known whether there is one
 */
export async function findOpen(
	wanted: Wanted,
	client: LemlistClient,
	adviceWithoutSearch: string,
): Promise<Task | undefined> {
	const explained = (error: unknown): never => {
		throw withoutV2(error, adviceWithoutSearch);
	};
	const { recentWrites } = client;
	const recent = recentWrites.lastCreation(keyOf(wanted));
	// First what this process created itself, which the search may not have yet.
	if (recent) {
		// Meanwhile it may have been done or renamed, here or elsewhere. lemlist's reply may have no title, or the title
		// as lemlist writes it.
		const found = await client.task(String(recent['_id'])).catch(explained);
		const created = { title: wanted.title, ...recent };
		const task = recentWrites.applyTo(found ?? created);
		const titles = [wanted.title, titleOf(created)];
		if (mayBeOpen(task) && titles.includes(titleOf(task))) return task;
	}
	const tasks = await client.openTasks(wanted.recordId).catch(explained);
	return tasks
		.map((task) => recentWrites.applyTo(task))
		.find((task) => mayBeOpen(task) && isLike(wanted, task));
}

/** A reply to Create may have no status. */
const mayBeOpen = (task: Task): boolean => task['status'] === undefined || isOpen(task);

/** lemlist has several types of LinkedIn tasks, and creates one of them for `linkedin`. */
function isLike({ recordId, type, title }: Wanted, task: Task): boolean {
	const isType = task['type'] === type || (type === 'linkedin' && task['channel'] === 'linkedin');
	return belongsTo(recordId, task) && isType && titleOf(task) === title;
}

const titleOf = ({ title }: Task): string => String(title ?? '').trim();

/** A search by company finds the tasks of its contacts as well, and one by contact those of its leads. */
function belongsTo(recordId: string, { recordId: own, contactId, leadId }: Task): boolean {
	if (typeof own === 'string') return own === recordId;
	if (recordId.startsWith('lea_')) return leadId === recordId;
	if (recordId.startsWith('ctc_')) return contactId === recordId;
	// A record that is neither a lead nor a contact is a company.
	return typeof contactId !== 'string' && typeof leadId !== 'string';
}
