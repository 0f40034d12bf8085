import type { IDataObject } from 'n8n-workflow';
import type { LemlistClient } from '../../lemlist/client';
import { LemlistError, StoppedError } from '../../lemlist/errors/lemlistError';
import { concernsRun } from '../../lemlist/errors/withoutV2';
import { isConfirmation } from '../../lemlist/policy/expected';
import { joinLists } from '../../lemlist/sending/batchKind';
import type { Item, Operation } from '../operation';
import { output, skipped } from '../operation';
import { dryRun } from './options';
import { TASK, taskField, taskOfParameter } from './task';

const taskIdField = taskField(
	'The task to ignore. lemlist removes it from the list of open tasks.',
);

/** lemlist documents no limit. Halving finds a single rejected ID among 100 in at most 15 requests. */
const BATCH = { maxSize: 100, readOnly: false, combine: joinLists('body', 'ids') };

/** How long a task may take to get into lemlist's search, in ms. One that takes longer is reported. */
const SEARCH_LAG_MS = 5_000;

/**
 * Ignore Tasks: `POST /tasks/ignore` with a list of IDs (developer.lemlist.com, Ignore Tasks). lemlist
 * responds with `{}`, and documents nothing on IDs that it does not know. So tasks are read as well.
 */
export const ignore: Operation<string> = {
	option: {
		name: 'Ignore',
		value: 'ignore',
		action: 'Ignore a task',
		description: 'Dismiss one or more tasks without doing them',
	},
	properties: [taskIdField.property],
	options: [dryRun],
	subject: TASK,
	taskOf: taskOfParameter,
	sharesRequests: () => true,
	repeatable: true,
	countLabel: (count) => `${count} ignored`,

	read: async (item) => String(await item.value(taskIdField)),

	async run(id, item, client) {
		const before = await statusOf(id, item, client);
		if (item.dryRun) return output({ ids: [id], ...alreadyIn(before), ...foundIf(before) });
		// An ID that lemlist does not know goes by itself: it could have a whole batch rejected.
		const batch = before === 'notFound' ? undefined : BATCH;
		const request = { method: 'POST' as const, url: '/tasks/ignore', body: { ids: [id] } };
		// lemlist does not document what becomes of a done task. It is taken to stay done.
		const changes = before === 'done' ? {} : { status: 'ignored' };
		await client.recentWrites.sendAndRemember(id, changes, async () => {
			await client.request(request, { expects: isConfirmation, batch });
			if (before === 'notFound') await confirmItExists(id, item, client);
		});
		const already = alreadyIn(before);
		if (!already) return output({ _id: id, status: 'ignored' });
		const label = before === 'done' ? 'done already' : 'ignored already';
		return skipped(label, { _id: id, status: before, ...already });
	},
};

/**
 * A task's status before it is ignored. `notFound`: the search has no such task. `notRead`: the search
 * could not be asked.
 */
type KnownStatus = 'open' | 'done' | 'ignored' | 'notFound' | 'notRead';

async function statusOf(
	id: string,
	{ remarks }: Item,
	client: LemlistClient,
): Promise<KnownStatus> {
	const { recentWrites } = client;
	if (recentWrites.applyTo({ _id: id })['status'] === 'ignored') return 'ignored';
	const task = await client.task(id).catch((error: unknown) => {
		// An account may be without the search, and can ignore tasks all the same.
		if (concernsRun(error)) throw error;
		remarks.add(uncheckedRemark);
		return 'notRead' as const;
	});
	if (task === 'notRead') return task;
	if (task === undefined) return 'notFound';
	const { status } = recentWrites.applyTo(task);
	return status === 'done' || status === 'ignored' ? status : 'open';
}

const uncheckedRemark = (count: number) =>
	count === 1
		? '1 task could not be read, so its ID was not checked.'
		: `${count} tasks could not be read, so their IDs were not checked.`;

/** Asks the search once more for a task that it did not know, since it may be new. */
async function confirmItExists(id: string, item: Item, client: LemlistClient): Promise<void> {
	if (client.recentWrites.hasCreated(id)) return;
	const statusLater = async () => {
		await item.sleep(SEARCH_LAG_MS);
		return await statusOf(id, item, client);
	};
	const status = await statusLater().catch((error: unknown) => {
		// The run ended meanwhile, but the request was sent.
		if (error instanceof StoppedError)
			throw taskNotFound(id, 'The run ended before a second search.');
		throw error;
	});
	if (status === 'notFound') throw taskNotFound(id, 'Two searches by ID found nothing.');
}

function alreadyIn(before: KnownStatus): IDataObject | undefined {
	if (before === 'done') return { alreadyDone: true };
	return before === 'ignored' ? { alreadyIgnored: true } : undefined;
}

/** A dry run says of a task that the search does not know that it was not found. */
const foundIf = (before: KnownStatus): IDataObject | undefined =>
	before === 'notFound' ? { found: false } : undefined;

function taskNotFound(id: string, description: string): LemlistError {
	return new LemlistError(`lemlist's search has no task "${id}"`, {
		code: 'UNKNOWN_TASK',
		reason: 'unknown ID',
		advice:
			'lemlist accepted the request, but may not have ignored anything. Check the ID, and which team the API key belongs to; a task that is new may be missing from the search.',
		description,
		field: TASK.field,
		attempts: 1,
	});
}
