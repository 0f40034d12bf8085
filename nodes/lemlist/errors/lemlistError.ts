import type { EndsRun, ErrorKind } from '../policy/rules';

/** What an error says besides what happened. */
export interface ErrorDetails {
	/** For workflows to branch on: lemlist's own code, Node.js's, or one of ours. */
	code: string;
	/** What happened in two or three words, to count errors of a kind: "wrong file type". */
	reason: string;
	/** What to do, in one or two sentences; blank if what happened says it. */
	advice: string;
	/** What differs if other items of the run got through. */
	ifOthersWork?: Partial<ErrorDetails> | undefined;
	/** What lemlist answered, as a sentence that repeats nothing of the message. */
	description?: string;
	/** null if nothing was sent, or no reply came. */
	httpStatus?: number | null;
	/** The task that it is about. */
	taskId?: string | null;
	/** The parameter at fault, as the node's description names it. */
	field?: string | null;
	/** Requests that got past the rate limit. */
	attempts?: number;
	/** Default: `configuration`. */
	kind?: ErrorKind;
	endsRun?: EndsRun;
	/** How long lemlist asked to wait, in ms. */
	retryAfterMs?: number | undefined;
	/** Whether lemlist may have done what was asked, and it was not safe to ask again. */
	mayBeDone?: boolean;
	/** The original error. */
	cause?: unknown;
}

/**
 * The one error of the client and the nodes on top of it. `nodes/shared/nodeError.ts` turns it into
 * n8n's errors. Its message says what happened and what to do, since an AI agent sees nothing else.
 */
export class LemlistError extends Error {
	override readonly name = 'LemlistError';
	/** What happened, without a period. */
	readonly what: string;
	readonly code: string;
	readonly reason: string;
	readonly advice: string;
	readonly ifOthersWork: ErrorDetails['ifOthersWork'];
	readonly description: string;
	readonly httpStatus: number | null;
	readonly taskId: string | null;
	readonly field: string | null;
	readonly attempts: number;
	readonly kind: ErrorKind;
	readonly endsRun: EndsRun;
	readonly retryAfterMs: number | undefined;
	readonly mayBeDone: boolean;

	constructor(what: string, details: ErrorDetails) {
		super(details.advice === '' ? what : `${what}. ${details.advice}`, { cause: details.cause });
		this.what = what;
		this.code = details.code;
		this.reason = details.reason;
		this.advice = details.advice;
		this.ifOthersWork = details.ifOthersWork;
		this.description = details.description ?? '';
		this.httpStatus = details.httpStatus ?? null;
		this.taskId = details.taskId ?? null;
		this.field = details.field ?? null;
		this.attempts = details.attempts ?? 0;
		this.kind = details.kind ?? 'configuration';
		this.endsRun = details.endsRun ?? 'no';
		this.retryAfterMs = details.retryAfterMs;
		this.mayBeDone = details.mayBeDone ?? false;
	}

	/** Whether the same may succeed later, although nobody changes anything. */
	get isTemporary(): boolean {
		return this.kind === 'rateLimit' || this.kind === 'outage';
	}

	/** The same error in a run in which other items got through. */
	givenOthersSucceeded(): LemlistError {
		return this.ifOthersWork ? this.with(this.ifOthersWork) : this;
	}

	/** The same error with other details. An error that several items share is never changed itself. */
	with(details: Partial<ErrorDetails> & { what?: string }): LemlistError {
		const { what = this.what, ...others } = details;
		return new LemlistError(what, { ...this, cause: this.cause, ...others });
	}
}

/** Thrown if a run was stopped before lemlist was asked. This does not count as a failure of the item. */
export class StoppedError extends Error {
	override readonly name = 'StoppedError';

	constructor() {
		super('The run was stopped before lemlist was asked');
	}
}
