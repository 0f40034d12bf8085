// Skip If Open Task Exists: what is open already is not created again.
import type { IDataObject, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';
import type { Clock } from '../../../lemlist/clock';
import { LemlistError } from '../../../lemlist/errors/lemlistError';
import { withoutV2 } from '../../../lemlist/errors/withoutV2';
import type { Task } from '../../../lemlist/task';
import type { Sent } from '../result';
import type { Skipping } from './skipping';
import { bodyIn } from './skipping';

/** How long after a creation with an unknown outcome lemlist is asked for the task, in ms. */
const PAUSE_MS = 5_000;

/** What an open task has to have in common with the one that is to be created. */
interface Wanted {
	recordId: string;
	type: string;
	title: string;
}

/** Finds open tasks of the same record, type and title. */
export class OpenTasks implements Skipping {
	readonly label = 'open already';
	/** Tasks that this run created, since lemlist's search may not have them yet. */
	private readonly created = new Map<string, Task>();
	/** The last item in line for each wanted task. */
	private readonly lines = new Map<string, Promise<unknown>>();

	/** @param read reads the open tasks of a contact, company or lead; it may throw */
	constructor(
		private readonly clock: Pick<Clock, 'sleep'>,
		private readonly read: (recordId: string) => Promise<Task[]>,
	) {}

	/** Creates a task, unless there is an open one like it: then it outputs that one. */
	async send(
		request: IHttpRequestOptions,
		send: () => Promise<INodeExecutionData[]>,
	): Promise<Sent> {
		const wanted = wantedIn(bodyIn(request));
		const key = JSON.stringify(wanted);
		// Of two rows for the same task, the second waits to see what the first one creates.
		const before = this.lines.get(key);
		const sending = Promise.allSettled([before]).then(
			async () => await this.createOnce(wanted, key, send),
		);
		this.lines.set(key, sending);
		return await sending;
	}

	private async createOnce(
		wanted: Wanted,
		key: string,
		create: () => Promise<INodeExecutionData[]>,
	): Promise<Sent> {
		const open = this.created.get(key) ?? (await this.find(wanted));
		if (open) {
			return { items: [{ json: { ...open, alreadyOpen: true } as IDataObject }], isSkipped: true };
		}
		const items = await create().catch(async (error: unknown) => {
			if (!(error instanceof LemlistError) || !error.mayBeDone) throw error;
			await this.clock.sleep(PAUSE_MS);
			// Why it is not found does not matter: the error to report is that of its creation.
			const task = await this.find(wanted).catch(() => undefined);
			if (!task) throw error;
			return [{ json: task as IDataObject }];
		});
		if (items[0]) this.created.set(key, items[0].json);
		return { items };
	}

	private async find(wanted: Wanted): Promise<Task | undefined> {
		const tasks = await this.read(wanted.recordId).catch((error: unknown) => {
			throw withoutV2(error, 'switch Skip If Open Task Exists off under Options');
		});
		return tasks.find((task) => isLike(wanted, task));
	}
}

const wantedIn = ({ recordId, leadId, type, title = '' }: IDataObject): Wanted => ({
	recordId: String(recordId ?? leadId),
	type: String(type),
	title: String(title),
});

/** lemlist has several types of LinkedIn tasks, and creates one of them for `linkedin`. */
const isLike = ({ type, title }: Wanted, task: Task): boolean =>
	(task['type'] === type || task['channel'] === type) && String(task['title'] ?? '') === title;
