import type { ErrorDetails } from '../../../nodes/lemlist/errors/lemlistError';
import { LemlistError } from '../../../nodes/lemlist/errors/lemlistError';

/** A task rejected by lemlist, with the given details. */
export const errorWith = (details: Partial<ErrorDetails> & { message?: string } = {}) =>
	new LemlistError('lemlist knows no such task (400 Bad team). Check the task ID.', {
		description: 'lemlist responded with 400 Bad team after 1 try. Check the task ID.',
		advice: 'Check the task ID.',
		code: 'BAD_TEAM',
		httpStatus: 400,
		taskId: 'opp_1',
		field: 'taskId',
		attempts: 1,
	}).with(details);
