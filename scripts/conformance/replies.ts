// What a reply says, as the node would read it.
import { errorOf } from '../../nodes/lemlist/errors/fromOutcome';
import type { LemlistError } from '../../nodes/lemlist/errors/lemlistError';
import type { Reply } from '../../nodes/lemlist/http';
import { isWebPage, readErrorBody } from '../../nodes/lemlist/policy/errorBody';
import { ruleForReply } from '../../nodes/lemlist/policy/match';
import type { Rule } from '../../nodes/lemlist/policy/rules';
import type { Task } from '../../nodes/lemlist/task';
import type { Refusal } from '../../sandbox/answers';

/** Whether lemlist did what was asked. */
export const isSaved = ({ statusCode }: Reply): boolean => statusCode >= 200 && statusCode < 300;

/** The tasks in a reply, if it is one of a list. */
export function tasksIn(reply: Reply): readonly Task[] | undefined {
	const { results } = Object(reply.body) as { results?: unknown };
	return isSaved(reply) && Array.isArray(results) ? results.map(Object) : undefined;
}

/** What the node makes of a reply that is not what it asked for. */
export function failureOf(reply: Reply): [LemlistError, Rule] {
	const rule = ruleForReply(reply, () => false)!;
	return [errorOf({ kind: 'answered', reply, rule, attempts: 1 }), rule];
}

/** Whether the node reports a refusal at once, on its row alone. */
export function isOfRow(reply: Reply): boolean {
	const [, { retry, endsRun }] = failureOf(reply);
	return retry === 'no' && endsRun === 'no';
}

/** A reply for the reader: `400 "Bad team"`. */
export function quote(reply: Reply): string {
	if (isWebPage(reply)) return `${reply.statusCode} with a web page`;
	const { code = '', text } = readErrorBody(isSaved(reply) ? '' : reply.body);
	const words = text || code;
	return words === '' ? String(reply.statusCode) : `${reply.statusCode} "${words}"`;
}

/** The same as a sentence. */
export const answered = (reply: Reply): string => `lemlist answered ${quote(reply)}.`;

/** A refusal for the profile; null if it is none. */
export function refusal(reply: Reply): Refusal | null {
	const { statusCode: status, headers, body } = reply;
	const type = String(headers['content-type'] ?? 'text/plain');
	return isSaved(reply) ? null : { status, type, body: body as string | object };
}
