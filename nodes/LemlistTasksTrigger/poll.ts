import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';
import { systemClock } from '../lemlist/clock';
import type { Wait } from '../lemlist/pacing/waits';
import { WAITING_FOR } from '../lemlist/pacing/waits';
import { toPage } from '../lemlist/pages';
import { withoutV2 } from '../lemlist/errors/withoutV2';
import { isTaskPage } from '../lemlist/policy/expected';
import type { Task } from '../lemlist/task';
import { connect } from '../shared/connect';
import { toOutput } from '../shared/fields/simplify';
import { toLemlistError } from '../shared/internalError';
import { reportOf, toNodeError } from '../shared/nodeError';
import { failureOf } from './failure';
import { noMatch } from './noMatch';
import { sampleQuery } from './polling/events';
import type { State } from './polling/pollOnce';
import { pollOnce } from './polling/pollOnce';
import type { Ask } from './polling/readAll';
import { chosenEvent, filterQuery, subjectOf } from './settings';

/** Longest time that a poll takes, in ms, if n8n does not end it earlier. */
const MAX_POLL_MS = 120_000;
/** The same for the poll by which n8n activates a workflow: others wait for it. */
const MAX_ACTIVATION_MS = 30_000;
/** Somebody waits in front of the editor. */
const PATIENCE_MS = 10_000;

/** What a workflow keeps for this node. It is replaced as a whole, after a poll has succeeded. */
interface Stored {
	/** What the state is about (settings.ts). */
	subject: string;
	state: State;
}

/** Polls under way, by workflow and node. */
const running = new Set<string>();
/** Contexts that polled before. n8n makes one each time that it activates a workflow. */
const activated = new WeakSet<IPollFunctions>();

/**
 * One poll of a published workflow, or in the editor the newest match as a sample.
 * @returns null if nothing happened, or if the poll before is not over yet
 * @throws NodeApiError or NodeOperationError; then nothing was output, and nothing is forgotten
 */
export async function poll(context: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	if (context.getMode() === 'manual') return await output(context, sample);
	const name = `${context.getWorkflow().id} ${context.getNode().id}`;
	if (running.has(name)) return null;
	running.add(name);
	try {
		return await output(context, next);
	} finally {
		running.delete(name);
		activated.add(context);
	}
}

/** The items, or what went wrong in n8n's form. */
async function output(
	context: IPollFunctions,
	read: (context: IPollFunctions) => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[][] | null> {
	try {
		const items = await read(context);
		return items.length === 0 ? null : [items];
	} catch (thrown) {
		const error = toLemlistError(thrown, context.logger);
		if (isRestart(context) && error.mayPass) {
			context.logger.warn(`Lemlist Tasks Trigger: ${error.message} The next poll tries again.`);
			return null;
		}
		throw Object.assign(toNodeError(context.getNode(), reportOf(error)), {
			failure: failureOf(error),
		});
	}
}

/**
 * Whether n8n activates the workflow because n8n itself has started. If that fails, n8n 2.41 leaves the
 * workflow without its trigger, even after an outage is over.
 */
const isRestart = (context: IPollFunctions): boolean =>
	!activated.has(context) && ['init', 'leadershipChange'].includes(context.getActivationMode());

/** What happened since the last poll. */
async function next(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const event = chosenEvent(context);
	const { ask, baseUrl } = await openSearch(context, budgetOf(context), true);
	const data = context.getWorkflowStaticData('node') as { poll?: Stored };
	const subject = subjectOf(context.getNode(), baseUrl);
	const before = data.poll?.subject === subject ? data.poll.state : undefined;
	// Taken before lemlist is asked: what happens meanwhile belongs to the next poll.
	const { tasks, state } = await pollOnce(event, before, Date.now(), ask);
	// Simplify may be an expression that fails: then nothing is forgotten.
	const items = toItems(context, tasks);
	data.poll = { subject, state };
	return items;
}

/**
 * The task that the event happened to last.
 * @throws LemlistError if there is none, which says what would match
 */
async function sample(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const event = chosenEvent(context);
	const { ask } = await openSearch(context, PATIENCE_MS, false);
	const { results } = toPage(await ask(sampleQuery(event, Date.now())));
	if (results.length === 0) throw noMatch(event);
	return toItems(context, results.slice(0, 1));
}

const toItems = (context: IPollFunctions, tasks: readonly Task[]): INodeExecutionData[] =>
	toOutput(context, tasks).map((json) => ({ json }));

/** lemlist's search, with the trigger's filters. */
async function openSearch(
	context: IPollFunctions,
	forMs: number,
	persistent: boolean,
): Promise<{ ask: Ask; baseUrl: string }> {
	const until = systemClock.now() + forMs;
	const onWait = ({ reason, from, to }: Wait) => {
		const ms = Math.round(to - from);
		context.logger.debug(
			`Lemlist Tasks Trigger: a poll waited ${ms} ms for ${WAITING_FOR[reason]}`,
			{ reason, ms },
		);
	};
	const client = await connect(context, { until, persistent, onWait });
	const filters = await filterQuery(context);
	const ask: Ask = async (query) =>
		await client.get('/v2/tasks', { ...filters, ...query }, isTaskPage).catch((error: unknown) => {
			throw withoutV2(error, 'this trigger needs it');
		});
	return { ask, baseUrl: client.account.baseUrl };
}

/**
 * How long the poll may take, in ms. n8n 2.4x sets a limit, an older one does not. The scheduler of n8n
 * 2.4x has a new context for each poll, but with the activation mode `update`: none of them activates.
 */
function budgetOf(context: IPollFunctions): number {
	const { getPollBudgetMs }: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>> = context;
	const isActivation = !activated.has(context) && context.getActivationMode() !== 'update';
	const ownMs = isActivation ? MAX_ACTIVATION_MS : MAX_POLL_MS;
	return Math.min(getPollBudgetMs?.call(context) ?? ownMs, ownMs);
}
