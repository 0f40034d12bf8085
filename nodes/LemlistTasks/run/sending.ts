// How the requests of one run are sent, by what its operation allows.
import type { IExecuteFunctions } from 'n8n-workflow';
import type { Operation } from '../operations/operation';
import { failureOfOutcome } from '../../lemlist/errors/failure';
import { worthRetrying } from '../../lemlist/policy/meanings';
import { systemClock } from '../../lemlist/clock';
import type { Credential, Send } from '../../shared/connection';
import { connect, pacedHelpers } from '../../shared/connection';
import type { Outcome, Sender, SendOptions } from '../../lemlist/sending/sender';
import type { Stopwatch } from './stopwatch';
import { together } from './together';

/** What sends for a run. */
export interface Sending {
	/** Sends an item's request in its turn. */
	send: Send;
	/** The context's helpers, whose requests take their turn as well: for hooks that look things up. */
	helpers: IExecuteFunctions['helpers'];
}

/** What all of a run's requests have in common. */
export interface Common extends Pick<SendOptions, 'signal' | 'maxPerWindow'> {
	credential: Credential;
	sender: Sender;
	/** Measures how long requests waited for leave to be sent. */
	waiting: Stopwatch;
}

/** Prepares the sending of an operation's requests. */
export function sendingOf(
	{ repeatable, together: batching }: Operation,
	context: IExecuteFunctions,
	{ credential, sender, waiting, ...common }: Common,
): Sending {
	const connection = (options: Pick<SendOptions, 'repeatable'>) =>
		connect(context, credential, sender, { ...common, worthRetrying, ...options }, waiting);
	const send = connection({ repeatable });
	return {
		send: batching ? together(send, batching, isRefusal, systemClock) : send,
		// Looking up changes nothing, so it may be sent again whatever the operation is.
		helpers: pacedHelpers(context.helpers, connection({ repeatable: true })),
	};
}

/** Whether lemlist refused what was asked, rather than the key, or everything during an outage. */
function isRefusal(outcome: Outcome): boolean {
	if (outcome.kind !== 'answered') return false;
	const failure = failureOfOutcome(outcome, { taskId: null });
	return failure !== undefined && !failure.endsRun && !failure.isOutage;
}
