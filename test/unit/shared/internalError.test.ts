import type { Logger } from 'n8n-workflow';
import { bugs } from '../../../package.json';
import { BUGS_URL, toLemlistError } from '../../../nodes/shared/nodeError';
import { errorWith } from '../support/error';

const logger = () => ({ error: jest.fn() });
const convert = (thrown: unknown, log = logger()) =>
	toLemlistError(thrown, log as object as Logger);

it('leaves an error of ours as it is', () => {
	const error = errorWith();
	const log = logger();
	expect(convert(error, log)).toBe(error);
	expect(log.error).not.toHaveBeenCalled();
});

it('reports any other as a bug, with its stack in the log', () => {
	const log = logger();
	const thrown = new TypeError('t.find is not a function');
	expect(convert(thrown, log)).toMatchObject({
		message: `A bug in n8n-nodes-lemlist-tasks: TypeError: t.find is not a function. Please report it at ${BUGS_URL}, with the stack from n8n's log.`,
		code: 'INTERNAL_ERROR',
		httpStatus: null,
		cause: thrown,
	});
	expect(log.error).toHaveBeenCalledWith(expect.stringContaining('t.find'), {
		stack: thrown.stack,
	});
});

it.each([undefined, null, 'oops', 7])('takes %p', (thrown) => {
	expect(convert(thrown)).toMatchObject({ code: 'INTERNAL_ERROR' });
});

it('sends bugs to where package.json does', () => {
	expect(BUGS_URL).toBe(bugs.url);
});
