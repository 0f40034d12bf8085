import type { Reply } from '../http';
import type { WaitReason } from '../pacing/waits';
import type { Rule } from '../policy/rules';

/** lemlist did what was asked. */
export interface Succeeded {
	kind: 'answered';
	reply: Reply;
	rule: undefined;
	attempts: number;
}

/** How a request failed. `attempts`: requests sent, without those rejected by the rate limit. */
export type Failed =
	/** The last reply; a 429 only if the key got nothing through for 5 minutes. */
	| { kind: 'answered'; reply: Reply; rule: Rule; attempts: number }
	/** No reply came, and trying again is not worth it, or was to no avail. */
	| { kind: 'unanswered'; error: Error; rule: Rule; attempts: number }
	/** The caller's time was up before the key had room. */
	| { kind: 'busy'; waitingFor: WaitReason; rule: Rule; attempts: number };

/** The caller aborted before anything was known of a request. */
export interface Stopped {
	kind: 'stopped';
	attempts: number;
}

/** How a request ended. */
export type Outcome = Succeeded | Failed | Stopped;

/** Whether lemlist did not do what was asked. */
export const hasFailed = (outcome: Outcome): outcome is Failed =>
	outcome.kind !== 'stopped' && outcome.rule !== undefined;
