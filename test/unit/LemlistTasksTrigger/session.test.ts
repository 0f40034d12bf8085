// Which poll activates a workflow, and how long each may take. n8n calls polls in two ways: with one context
// for all polls of an activation, or, in the scheduler of n8n 2.4x, with a new one for each poll.
import type { IPollFunctions, WorkflowActivateMode } from 'n8n-workflow';
import { PollSession } from '../../../nodes/LemlistTasksTrigger/session';

const SECOND = 1_000;

let workflows = 0;
beforeEach(() => workflows++);

/** A context as n8n makes it. `budgetMs` is undefined in an n8n that sets no limit. */
const contextOf = (mode: WorkflowActivateMode, budgetMs?: number, nodeId = 'node') =>
	({
		getWorkflow: () => ({ id: `workflow-${workflows}` }),
		getNode: () => ({ id: nodeId }),
		getActivationMode: () => mode,
		...(budgetMs !== undefined && { getPollBudgetMs: () => budgetMs }),
	}) as unknown as IPollFunctions;

/** What is known of a poll, which is over afterwards. */
function polled(context: IPollFunctions) {
	const session = PollSession.of(context);
	expect(session.begin(context)).toBe(true);
	const { isFirst, isRestart, budgetMs } = session;
	session.end();
	return { isFirst, isRestart, budgetMs };
}

it.each<[WorkflowActivateMode, boolean]>([
	['init', true],
	['leadershipChange', true],
	['activate', false],
	['create', false],
])('only the first poll of an activation (%s) is short', (mode, isRestart) => {
	const context = contextOf(mode);

	expect(polled(context)).toEqual({ isFirst: true, isRestart, budgetMs: 30 * SECOND });
	const later = { isFirst: false, isRestart: false, budgetMs: 120 * SECOND };
	expect(polled(context)).toEqual(later);
	expect(polled(context)).toEqual(later);
	expect(polled(contextOf(mode))).toEqual({ isFirst: true, isRestart, budgetMs: 30 * SECOND });
});

it('no poll of the scheduler of n8n 2.4x activates the workflow', () => {
	const expected = { isFirst: false, isRestart: false, budgetMs: 100 * SECOND };
	for (let poll = 0; poll < 3; poll++) {
		expect(polled(contextOf('update', 100 * SECOND))).toEqual(expected);
	}
});

it.each([
	['activate', 36 * SECOND, 30 * SECOND],
	['activate', 5 * SECOND, 5 * SECOND],
	['update', 36 * SECOND, 36 * SECOND],
	['update', 300 * SECOND, 120 * SECOND],
] as const)('%s, with a limit of n8n of %i ms: takes %i ms', (mode, limit, expected) => {
	expect(polled(contextOf(mode, limit)).budgetMs).toBe(expected);
});

it('a poll does not begin while another one of the same node is running', () => {
	const [context, other] = [contextOf('activate'), contextOf('activate', undefined, 'other')];
	const session = PollSession.of(context);

	expect(session.begin(context)).toBe(true);
	// The workflow is published again meanwhile.
	const again = contextOf('activate');
	expect(PollSession.of(again).begin(again)).toBe(false);
	expect(PollSession.of(other).begin(other)).toBe(true);
	session.end();
	expect(polled(again)).toMatchObject({ isFirst: true });
});
