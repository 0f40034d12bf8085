import type { ErrorDetails } from '../../../nodes/lemlist/errors/lemlistError';
import { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';
import { errorOf } from '../../../nodes/lemlist/errors/fromOutcome';
import type { Reply } from '../../../nodes/lemlist/http';
import type { WaitReason } from '../../../nodes/lemlist/pacing/waits';
import { ruleForError, ruleForReply, ruleForUnsent } from '../../../nodes/lemlist/policy/match';
import { isTask } from '../../../nodes/lemlist/policy/expected';

/** A task rejected by lemlist, with the given details. */
export const errorWith = (details: Partial<ErrorDetails> & { what?: string } = {}) =>
	new LemlistError('lemlist found no such task', {
		description: 'lemlist responded with 400 Bad team after 1 try.',
		advice: 'Check the task ID.',
		code: 'BAD_TEAM',
		reason: 'unknown ID',
		httpStatus: 400,
		taskId: 'opp_1',
		field: 'taskId',
		attempts: 1,
	}).with(details);

/** The error for a reply to a request for a task, which it is not. */
export const errorOfReply = (reply: Reply): LemlistError =>
	errorOf({ kind: 'answered', reply, rule: ruleForReply(reply, isTask)!, attempts: 1 });

/** The error for a request without a reply, by the code of the transport. */
export function errorOfSilence(code: string): LemlistError {
	const error = Object.assign(new Error('failed'), { code });
	return errorOf({ kind: 'unanswered', error, rule: ruleForError(error), attempts: 1 });
}

/** The error for a request that waited too long for its turn. */
export const errorOfUnsent = (waitingFor: WaitReason): LemlistError =>
	errorOf({ kind: 'unsent', waitingFor, rule: ruleForUnsent(waitingFor), attempts: 0 });
