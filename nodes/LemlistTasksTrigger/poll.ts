import type { INodeExecutionData, IPollFunctions, Logger } from 'n8n-workflow';
import { systemClock } from '../lemlist/clock';
import { LemlistError } from '../lemlist/errors/lemlistError';
import type { Wait } from '../lemlist/pacing/waits';
import { WAITING_FOR } from '../lemlist/pacing/waits';
import type { Page } from '../lemlist/pages';
import { notAPage, PAGE_SIZE } from '../lemlist/pages';
import { withoutV2 } from '../lemlist/errors/withoutV2';
import { isTaskPage } from '../lemlist/policy/expected';
import type { Task } from '../lemlist/task';
import { connect } from '../shared/connect';
import { evaluate } from '../shared/fields/evaluate';
import { isOn } from '../shared/fields/isOn';
import { simplify, toOutput } from '../shared/fields/simplify';
import { reportOf, toLemlistError, toNodeError } from '../shared/nodeError';
import { failureOf } from './failure';
import type { Polled } from './polling/pollOnce';
import { pollOnce } from './polling/pollOnce';
import type { Search } from './polling/search';
import { PollSession } from './session';
import { chosenEvent, searchQuery, stateKey } from './settings';
import { testEvent } from './testEvent';

/** Somebody waits in front of the editor. */
const PATIENCE_MS = 10_000;

/**
 * One poll of a published workflow, or in the editor the newest match as a sample.
 * @returns null if nothing happened, or if the poll before is not over yet
 * @throws NodeApiError or NodeOperationError; then nothing was output, and nothing is forgotten
 */
export async function poll(ofN8n: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	const context = withClearErrors(ofN8n);
	if (context.getMode() === 'manual') {
		return orNull(await sample(context).catch((thrown: unknown) => fail(context, thrown)));
	}
	const session = PollSession.of(ofN8n);
	if (!session.begin(ofN8n)) return null;
	try {
		return orNull(await next(context, session.budgetMs));
	} catch (thrown) {
		const error = toLemlistError(thrown, context.logger);
		if (!session.isRestart || isSettled(error)) return fail(context, error);
		context.logger.warn(`Lemlist Tasks Trigger: ${error.message} The next poll tries again.`);
		return null;
	} finally {
		session.end();
	}
}

/** Whether the next poll would fail as well, unlike after an odd reply: the key or a setting is wrong. */
const isSettled = ({ endsRun, httpStatus, isTemporary }: LemlistError): boolean =>
	endsRun === 'yes' || (httpStatus === null && !isTemporary);

/** A view of n8n's context whose parameters throw LemlistError if n8n cannot evaluate them. */
function withClearErrors(context: IPollFunctions): IPollFunctions {
	const getNodeParameter = (name: string, fallback?: unknown, options?: object): unknown =>
		evaluate(name, () => context.getNodeParameter(name, fallback, options), 'No task was output.');
	return Object.assign(Object.create(context), { getNodeParameter }) as IPollFunctions;
}

const orNull = (items: INodeExecutionData[]): INodeExecutionData[][] | null =>
	items.length === 0 ? null : [items];

/** Throws in n8n's form what went wrong, with the reason why (failure.ts). */
function fail(context: IPollFunctions, thrown: unknown): never {
	const error = toLemlistError(thrown, context.logger);
	const failure = failureOf(error);
	throw Object.assign(toNodeError(context.getNode(), reportOf(error)), { failure });
}

/** What happened since the last poll. */
async function next(context: IPollFunctions, forMs: number): Promise<INodeExecutionData[]> {
	const event = chosenEvent(context);
	const isSimple = isOn(context, simplify);
	const { search, baseUrl } = await openSearch(context, forMs, false);
	const data = context.getWorkflowStaticData('node');
	const subject = stateKey(context.getNode(), baseUrl);
	const before = storedState(data['poll'], subject);
	// The time is taken before the search: what happens meanwhile belongs to the next poll.
	const polled = await pollOnce(event, before, Date.now(), search);
	report(polled, context.logger);
	// What the workflow keeps for this node. It is replaced as a whole.
	data['poll'] = { subject, state: polled.state };
	return toItems(polled.tasks, isSimple);
}

/**
 * The state that is stored for a subject; undefined if there is none, or one for something else. What another
 * version stored is null, so that the trigger says that it starts over.
 */
function storedState(stored: unknown, subject: string): unknown {
	if (stored === undefined) return undefined;
	const { subject: storedSubject, state } = Object(stored) as Record<string, unknown>;
	if (typeof storedSubject !== 'string') return null;
	return storedSubject === subject ? (state ?? null) : undefined;
}

/** Writes to n8n's log what a poll has left for the next one, and what to know about it. */
function report({ endedBy, warnings = [] }: Polled, logger: Logger): void {
	for (const warning of warnings) logger.warn(`Lemlist Tasks Trigger: ${warning}`);
	if (!endedBy) return;
	const why = endedBy === 'limit' ? 'one poll outputs no more.' : endedBy.message;
	logger.debug(`Lemlist Tasks Trigger: the next poll outputs the rest, since ${why}`);
}

/** A sample for the editor. It is not remembered. */
async function sample(context: IPollFunctions): Promise<INodeExecutionData[]> {
	const event = chosenEvent(context);
	const isSimple = isOn(context, simplify);
	const { search } = await openSearch(context, PATIENCE_MS, true);
	return toItems([await testEvent(event, Date.now(), search)], isSimple);
}

const toItems = (tasks: readonly Task[], isSimple: boolean): INodeExecutionData[] =>
	toOutput(tasks, isSimple).map((json) => ({ json }));

/** lemlist's search, with what the trigger asks for. */
async function openSearch(
	context: IPollFunctions,
	forMs: number,
	isInteractive: boolean,
): Promise<{ search: Search; baseUrl: string }> {
	const deadline = systemClock.now() + forMs;
	const onWait = ({ reason, from, to }: Wait) => {
		const ms = Math.round(to - from);
		context.logger.debug(
			`Lemlist Tasks Trigger: a poll waited ${ms} ms for ${WAITING_FOR[reason]}`,
			{ reason, ms },
		);
	};
	const client = await connect(context, { deadline, isInteractive, onWait });
	const wanted = await searchQuery(context);
	const search: Search = async (query) => {
		const body = await client
			.get('/v2/tasks', { ...wanted, ...query }, isTaskPage)
			.catch((error: unknown) => {
				throw withoutV2(systemClock.now() < deadline ? error : timeUp(error, forMs), NEEDS_V2);
			});
		const { results, total, limit = PAGE_SIZE } = body as Page;
		if (total === undefined) throw notAPage();
		return { results, total, limit, sentAt: client.serverDate };
	};
	return { search, baseUrl: client.account.baseUrl };
}

const NEEDS_V2 = 'this trigger needs it';

/** The error of a request that got no reply because the time of its poll was up. */
function timeUp(error: unknown, forMs: number): unknown {
	if (!(error instanceof LemlistError) || error.code !== 'ETIMEDOUT') return error;
	return error.with({
		what: `lemlist did not respond within the ${Math.round(forMs / 1_000)} s that a poll may take`,
		reason: 'slow poll',
		advice:
			'The next poll tries again. If this goes on, lemlist is slow, or other workflows use up the rate limit of the API key.',
	});
}
