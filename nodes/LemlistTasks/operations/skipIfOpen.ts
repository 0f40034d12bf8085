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

/** What the body of Create asks for. */
export const wantedIn = ({ recordId, leadId, type, title }: IDataObject): Wanted => ({
	recordId: String(recordId ?? leadId),
	type: String(type),
	title: String(title ?? '').trim(),
});

/**
 * An open task like the one that is to be created: of the same record, type and title. lemlist's search
 * may not have what this process created lately.
 * @param instead what to do if the account has no search
 * @throws LemlistError if it cannot be known whether there is one
 */
export async function findOpen(
	wanted: Wanted,
	client: LemlistClient,
	instead: string,
): Promise<Task | undefined> {
	const explained = (error: unknown): never => {
		throw withoutV2(error, instead);
	};
	const recent = client.recentWrites.lastCreation(JSON.stringify(wanted));
	if (recent) {
		// It may have been done in the meantime, here or elsewhere.
		const task = (await client.task(String(recent['_id'])).catch(explained)) ?? recent;
		const update = client.recentWrites.updateOf(String(recent['_id']));
		const isOver =
			update !== 'inDoubt' && (update?.['done'] === true || update?.['status'] === 'ignored');
		const isKnown = task['status'] !== undefined;
		if (!isOver && (!isKnown || isOpen(task))) return task;
	}
	const tasks = await client.openTasks(wanted.recordId).catch(explained);
	return tasks.find((task) => isLike(wanted, task));
}

/** lemlist has several types of LinkedIn tasks, and creates one of them for `linkedin`. */
function isLike({ recordId, type, title }: Wanted, task: Task): boolean {
	const isType = task['type'] === type || (type === 'linkedin' && task['channel'] === 'linkedin');
	return belongsTo(recordId, task) && isType && String(task['title'] ?? '').trim() === title;
}

/** A search by company finds the tasks of its contacts as well, and one by contact those of its leads. A record that is neither contact nor lead is a company. */
function belongsTo(recordId: string, { recordId: own, contactId, leadId }: Task): boolean {
	if (typeof own === 'string') return own === recordId;
	if (recordId.startsWith('lea_')) return leadId === recordId;
	if (recordId.startsWith('ctc_')) return contactId === recordId;
	return typeof contactId !== 'string' && typeof leadId !== 'string';
}
