import { LemlistError } from '../../../../nodes/lemlist/errors/lemlistError';

const cause = new Error('socket hang up');
const error = new LemlistError('lemlist could not be reached', {
	code: 'ECONNRESET',
	reason: 'no connection',
	advice: 'Check the connection.',
	attempts: 3,
	cause,
});

it('has a value for every detail', () => {
	expect({ ...error, message: error.message, cause: error.cause }).toEqual({
		name: 'LemlistError',
		message: 'lemlist could not be reached. Check the connection.',
		what: 'lemlist could not be reached',
		description: '',
		reason: 'no connection',
		advice: 'Check the connection.',
		code: 'ECONNRESET',
		httpStatus: null,
		taskId: null,
		field: null,
		attempts: 3,
		kind: 'configuration',
		endsRun: 'no',
		mayBeDone: false,
		cause,
	});
});

it('is copied with other details, and stays as it is', () => {
	const copy = error.with({ taskId: 'opp_1', attempts: 0, what: 'Not sent' });
	expect(copy).toBeInstanceOf(LemlistError);
	expect(copy).toMatchObject({
		message: 'Not sent. Check the connection.',
		code: 'ECONNRESET',
		taskId: 'opp_1',
		attempts: 0,
		cause,
		description: error.description,
	});
	expect(error).toMatchObject({ taskId: null, attempts: 3 });
});
