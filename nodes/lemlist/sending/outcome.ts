import type { Reply } from '../http';
import type { WaitReason } from '../pacing/waits';
import type { Rule } from '../policy/rules';

/** lemlist did what was asked. */
interface Success {
	kind: 'answered';
	reply: Reply;
	rule: undefined;
	attempts: number;
}

/** How a request failed. `attempts`: requests sent, except those that the rate limit rejected. */
export type Failure =
	/** The last reply; a 429 only if the key got nothing through for minutes. */
	| { kind: 'answered'; reply: Reply; rule: Rule; attempts: number }
	/** No reply came, and trying again is not worth it, or did not help. */
	| { kind: 'unanswered'; error: Error; rule: Rule; attempts: number }
	/** The caller's time was up before the key had room, or lemlist recovered. */
	| { kind: 'unsent'; waitingFor: WaitReason; rule: Rule; attempts: number };

/** The caller aborted before it was known what came of the request. */
interface Stopped {
	kind: 'stopped';
	attempts: number;
}

/** How a request ended. */
export type Outcome = Success | Failure | Stopped;

/** Whether a request failed. lemlist may have done what it asked for anyway. */
export const hasFailed = (outcome: Outcome): outcome is Failure =>
	outcome.kind !== 'stopped' && outcome.rule !== undefined;
