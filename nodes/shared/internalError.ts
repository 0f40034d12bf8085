import type { Logger } from 'n8n-workflow';
import { LemlistError } from '../lemlist/errors/lemlistError';

/** Where bugs of this package are reported. */
export const BUGS_URL = 'https://github.com/n8n-nodes-lemlist-tasks/n8n-nodes-lemlist-tasks/issues';

/**
 * Whatever was thrown, as the client's error. All that is not thrown on purpose is a bug of this
 * package: it is reported as one, and its stack is written to n8n's log.
 */
export function toLemlistError(thrown: unknown, logger: Logger): LemlistError {
	if (thrown instanceof LemlistError) return thrown;
	const { stack } = Object(thrown) as Partial<Error>;
	logger.error(`Lemlist Tasks: unexpected error: ${String(thrown)}`, { stack });
	const advice = `Please report it at ${BUGS_URL}, with the stack from n8n's log.`;
	return new LemlistError(`A bug in n8n-nodes-lemlist-tasks: ${String(thrown)}`, {
		code: 'INTERNAL_ERROR',
		reason: 'a bug of this node',
		advice,
		kind: 'bug',
		cause: thrown,
	});
}
