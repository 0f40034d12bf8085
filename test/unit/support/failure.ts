import type { Failure } from '../../../nodes/lemlist/errors/failure';

/** lemlist's refusal of a task, save for what is given. */
export const failureWith = (details: Partial<Failure> = {}): Failure => ({
	message: 'lemlist knows no such task (400 Bad team). Check the task ID.',
	description: 'lemlist answered 400 Bad team after 1 try. Check the task ID.',
	code: 'BAD_TEAM',
	httpStatus: 400,
	taskId: 'opp_1',
	field: 'taskId',
	attempts: 1,
	...details,
});
