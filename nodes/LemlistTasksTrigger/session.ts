import type { IPollFunctions } from 'n8n-workflow';

/** Max time of a poll, in ms. */
const MAX_POLL_MS = 120_000;
/** Max time of a poll that activates a workflow, in ms: n8n and the person who publishes wait for it. */
const MAX_ACTIVATION_MS = 30_000;

/** By workflow and node. */
const sessions = new Map<string, PollSession>();

/** The polls of one node of one workflow, in this process. One poll at a time. */
export class PollSession {
	/** Whether n8n activates the workflow by this poll. */
	isFirst = false;
	/**
	 * Whether it does so because n8n itself has started, or has taken over from another main process. If
	 * such a poll fails, n8n 2.41 leaves the workflow without its trigger, even after an outage.
	 */
	isRestart = false;
	/** How long this poll may take, in ms. */
	budgetMs = 0;
	private isPolling = false;
	private lastContext: WeakRef<IPollFunctions> | undefined;

	/** The session that a poll belongs to. */
	static of(context: IPollFunctions): PollSession {
		const key = `${context.getWorkflow().id} ${context.getNode().id}`;
		const session = sessions.get(key) ?? new PollSession();
		sessions.set(key, session);
		return session;
	}

	/**
	 * Begins a poll.
	 * @returns false if the one before is not over yet
	 */
	begin(context: IPollFunctions): boolean {
		if (this.isPolling) return false;
		this.isPolling = true;
		// n8n makes a context each time that it activates a workflow, and uses it for all polls until the next
		// time. The scheduler of n8n 2.4x makes one for each poll, with the mode `update`.
		const mode = context.getActivationMode();
		this.isFirst = this.lastContext?.deref() !== context && mode !== 'update';
		this.isRestart = this.isFirst && (mode === 'init' || mode === 'leadershipChange');
		const maxMs = this.isFirst ? MAX_ACTIVATION_MS : MAX_POLL_MS;
		this.budgetMs = Math.min(maxMs, limitOfN8n(context));
		this.lastContext = new WeakRef(context);
		return true;
	}

	/** Ends the poll that has begun. */
	end(): void {
		this.isPolling = false;
	}
}

/** How long n8n lets a poll take, in ms. Only n8n 2.4x says so. */
function limitOfN8n(context: IPollFunctions): number {
	const { getPollBudgetMs }: Partial<Pick<IPollFunctions, 'getPollBudgetMs'>> = context;
	return getPollBudgetMs?.call(context) ?? Infinity;
}
