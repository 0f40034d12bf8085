import type { Reply } from '../http';
import { isCode, isWebPage, readErrorBody } from './errorBody';
import type { Expectation } from './expected';
import type { Rule } from './rules';
import { NO_ANSWER, RULES } from './rules';

/**
 * The rule for a reply; undefined if it is what was asked for.
 * @param expects whether a body is what was asked for
 */
export function ruleForReply(reply: Reply, expects: Expectation): Rule | undefined {
	const { statusCode } = reply;
	if (statusCode >= 200 && statusCode < 300 && expects(reply.body)) return undefined;
	const { code, text } = readErrorBody(reply.body);
	return findRule(({ when }) => {
		if (when.transport || when.busy) return false;
		return (
			(when.status === undefined || hasStatus(when.status, statusCode)) &&
			(when.lemlistCode === undefined || when.lemlistCode === code) &&
			(when.text === undefined || when.text.test(text)) &&
			(when.page === undefined || isWebPage(reply))
		);
	});
}

/** The rule for an error of the transport: no reply came. */
export function ruleForError(error: unknown): Rule {
	const codes = codesOf(error);
	return findRule(({ when: { transport } }) => {
		if (transport === undefined) return false;
		return transport.length === 0 || codes.some((code) => transport.some(matches(code)));
	});
}

/** The rule for a request that could not be sent in the time that somebody waits for it. */
export const ruleForBusyKey = (): Rule => findRule(({ when }) => when.busy === true);

/** The code of a failed reply: the rule's own, lemlist's, or `HTTP_` and the status. */
export const codeOfReply = (reply: Reply, rule: Rule): string =>
	rule.code ?? readErrorBody(reply.body).code ?? `HTTP_${reply.statusCode}`;

/** The code of an error of the transport, such as `ECONNRESET`. */
export const codeOfError = (error: unknown): string => codesOf(error)[0] ?? NO_ANSWER;

const hasStatus = (statuses: readonly number[], status: number): boolean =>
	statuses.length === 0 ||
	statuses.includes(status) ||
	// A single digit stands for whole hundreds.
	statuses.includes(Math.floor(status / 100));

const matches = (code: string) => (pattern: string) =>
	pattern.endsWith('*') ? code.startsWith(pattern.slice(0, -1)) : code === pattern;

/**
 * n8n's NodeApiError replaces the message of an error, and keeps the code in `httpCode` or in its
 * cause's `code`.
 */
function codesOf(error: unknown): string[] {
	const { code, httpCode, cause } = Object(error) as Record<string, unknown>;
	const { code: causeCode } = Object(cause) as Record<string, unknown>;
	return [causeCode, code, httpCode].filter(isCode);
}

/** The table has a last rule for each kind of failure, which always fits. */
function findRule(fits: (rule: Rule) => boolean): Rule {
	const rule = RULES.find(fits);
	if (!rule) throw new Error('The table of rules has no rule for this situation');
	return rule;
}
