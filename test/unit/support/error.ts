import type { ErrorDetails } from '../../../nodes/lemlist/errors/lemlistError';
import { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';

/** A task rejected by lemlist, with the given details. */
export const errorWith = (details: Partial<ErrorDetails> & { what?: string } = {}) =>
	new LemlistError('lemlist knows no such task', {
		description: 'lemlist responded with 400 Bad team after 1 try.',
		advice: 'Check the task ID.',
		code: 'BAD_TEAM',
		reason: 'unknown ID',
		httpStatus: 400,
		taskId: 'opp_1',
		field: 'taskId',
		attempts: 1,
	}).with(details);
