// Which rule of the table a failed request falls under.
import type { Reply } from '../http';
import type { WaitReason } from '../pacing/waits';
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
		if (!('reply' in when)) return false;
		const pattern = when.reply;
		return (
			(pattern.status?.some(covers(statusCode)) ?? true) &&
			(pattern.lemlistCode === undefined || pattern.lemlistCode === code) &&
			(pattern.text?.test(text) ?? true) &&
			(!pattern.page || isWebPage(reply))
		);
	});
}

/** The rule for an error of the transport: no reply came. */
export function ruleForError(error: unknown): Rule {
	const codes = codesOf(error);
	return findRule(
		({ when }) =>
			'transport' in when &&
			(when.transport === 'any' || when.transport.some((pattern) => codes.some(matches(pattern)))),
	);
}

/** The rule for a request that was not sent in the time that somebody waits for it. */
export const ruleForUnsent = (waitingFor: WaitReason): Rule => {
	const why = waitingFor === 'outage' ? 'down' : 'keyBusy';
	return findRule(({ when }) => 'unsent' in when && when.unsent === why);
};

/** The code of a failed reply: the rule's own, lemlist's, or `HTTP_` and the status. */
export const codeOfReply = (reply: Reply, rule: Rule): string =>
	rule.code ?? readErrorBody(reply.body).code ?? `HTTP_${reply.statusCode}`;

/** The code of an error of the transport, such as `ECONNRESET`. */
export const codeOfError = (error: unknown): string => codesOf(error)[0] ?? NO_ANSWER;

/** The first rule that fits. The table has a last one for each kind of failure, which always does. */
function findRule(fits: (rule: Rule) => boolean): Rule {
	const rule = RULES.find(fits);
	if (!rule) throw new Error('The table of rules has no rule for this situation');
	return rule;
}

const covers = (statusCode: number) => (status: number | string) =>
	status === statusCode || status === `${Math.floor(statusCode / 100)}xx`;

const matches = (pattern: string) => (code: string) =>
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
