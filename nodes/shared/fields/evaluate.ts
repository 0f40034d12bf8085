import { LemlistError } from '../../lemlist/errors/lemlistError';

/** Some of n8n's errors name the item, which the run adds to every error. */
const ITEM_SUFFIX = / \[item \d+\]$/;

/**
 * Reads a parameter, which may be an expression.
 * @param description what to say if n8n's error says no more than its message
 * @throws LemlistError with code `UNREADABLE_PARAMETER` if n8n cannot evaluate it
 */
export function evaluate<T>(name: string, read: () => T, description: string): T {
	try {
		return read();
	} catch (error) {
		return unreadable(name, error as ExpressionError, description);
	}
}

interface ExpressionError extends Error {
	description?: string | null;
	context?: { parameter?: string };
}

function unreadable(name: string, cause: ExpressionError, description: string): never {
	throw new LemlistError(cause.message.replace(ITEM_SUFFIX, ''), {
		code: 'UNREADABLE_PARAMETER',
		reason: 'an expression that cannot be evaluated',
		// n8n's message says what to do.
		advice: '',
		description: cause.description ?? description,
		field: cause.context?.parameter ?? name,
		cause,
	});
}
