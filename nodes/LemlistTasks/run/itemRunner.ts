// One item's way: values -> request -> sent in its turn -> reply -> result.
import type {
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';
import type { Account } from '../../lemlist/account';
import { errorOf } from '../../lemlist/errors/rejection';
import { StoppedError } from '../../lemlist/errors/stoppedError';
import type { OnWait } from '../../lemlist/pacing/waits';
import { hasFailed } from '../../lemlist/sending/outcome';
import { toLemlistError } from '../../shared/internalError';
import { buildRequest } from '../declarations/buildRequest';
import { contextOfItem } from '../declarations/itemContext';
import type { RequestPlan } from '../declarations/plan';
import type { Operation } from '../operations/operation';
import { inPages } from './inPages';
import type { OutageWatch } from './outageWatch';
import type { Failed, Result } from './result';
import type { SendRequest } from './sendingOf';
import type { Skipping } from './skipping/skipping';
import { toItems } from './toItems';

/** What the items of a run share. */
export interface SharedByItems {
	context: IExecuteFunctions;
	operation: Operation;
	plan: RequestPlan;
	account: Account;
	send: SendRequest;
	outages: OutageWatch;
	/** What the run skips, if anything. */
	skipping: Skipping | undefined;
	/** Whether to output what would be sent instead of sending it. */
	dryRun: boolean;
	/** Returns what is called after each wait of an item. */
	onWaitOf: (itemIndex: number) => OnWait;
}

/** Says whether an item's error ends the run (`OutageWatch.start`). */
type EndsRun = ReturnType<OutageWatch['start']>;

/** Does the items of a run, one at a time. Nothing rejects; undefined means that the run was stopped. */
export class ItemRunner {
	constructor(private readonly shared: SharedByItems) {}

	/**
	 * Turns an item's values into its request.
	 * @param taskId the task that it names, or null
	 */
	async read(
		itemIndex: number,
		taskId: string | null,
	): Promise<{ request: IHttpRequestOptions } | Failed | undefined> {
		const { context, plan, account, outages } = this.shared;
		const endsRun = outages.start();
		try {
			return { request: await buildRequest(plan, contextOfItem(context, itemIndex), account) };
		} catch (thrown) {
			return this.failureOf(thrown, { taskId, attempts: 0 }, endsRun);
		}
	}

	/** Does one item. It is read first unless its request is given. */
	async run(
		itemIndex: number,
		taskId: string | null,
		request?: IHttpRequestOptions,
	): Promise<Result | undefined> {
		const read = request ? { request } : await this.read(itemIndex, taskId);
		return read && 'request' in read ? await this.sendItem(itemIndex, taskId, read.request) : read;
	}

	private async sendItem(
		itemIndex: number,
		taskId: string | null,
		request: IHttpRequestOptions,
	): Promise<Result | undefined> {
		const { context, plan, outages, skipping, dryRun } = this.shared;
		const item = contextOfItem(context, itemIndex);
		const endsRun = outages.start();
		const tries = { attempts: 0 };

		const outputOf = async (wanted: IHttpRequestOptions) =>
			await this.outputOf(wanted, item, tries);
		const send = async () => {
			if (dryRun) return [{ json: { ...request.qs, ...(request.body as object) } }];
			const items = plan.pagination
				? await inPages(plan.pagination, request, item, outputOf)
				: await outputOf(request);
			endsRun(undefined);
			return items;
		};

		try {
			return skipping ? await skipping.send(request, send) : { items: await send() };
		} catch (thrown) {
			return this.failureOf(thrown, { taskId, attempts: tries.attempts }, endsRun);
		}
	}

	/** Sends one request and returns its reply as items. Adds to the tries of the item. */
	private async outputOf(
		request: IHttpRequestOptions,
		item: IExecuteSingleFunctions,
		tries: { attempts: number },
	): Promise<INodeExecutionData[]> {
		const { operation, plan, send, onWaitOf } = this.shared;
		const { subject, repeatable, explain = (error) => error } = operation;
		const outcome = await send(request, { onWait: onWaitOf(item.getItemIndex()) });
		tries.attempts += outcome.attempts;
		if (outcome.kind === 'stopped') throw new StoppedError();
		if (hasFailed(outcome)) {
			throw explain(errorOf(outcome, { subject, repeatable, body: request.body }));
		}
		return await toItems(outcome.reply, plan.postReceive, item);
	}

	private failureOf(
		thrown: unknown,
		about: { taskId: string | null; attempts: number },
		endsRun: EndsRun,
	): Failed | undefined {
		if (thrown instanceof StoppedError) return undefined;
		const error = toLemlistError(thrown, this.shared.context.logger).with(about);
		return { error, endsRun: endsRun(error) };
	}
}
