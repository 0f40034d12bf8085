import type { EndsRun, Retry, Rule } from '../../nodes/lemlist/policy/rules';
import { NO_ANSWER, RULES } from '../../nodes/lemlist/policy/rules';
import { table } from '../markdown';

const HEADER = [
	'Code',
	'HTTP',
	'What happened',
	'In the hint',
	'What to do',
	'Tried again',
	'Pauses the Base URL',
	'Ends the run',
	'May have been done',
];

/**
 * The table in docs/errors.md, generated from the rules in `nodes/lemlist/policy/rules.ts`.
 * @returns Markdown with unaligned columns
 */
export const rulesTable = (): string => table(HEADER, RULES.map(rowOf));

const rowOf = (rule: Rule): string[] => [
	codesOf(rule).join(', '),
	statusOf(rule),
	rule.message,
	rule.reason,
	rule.advice,
	retryInWords(rule.retry),
	rule.pauses === 'no' ? 'no' : 'yes',
	endInWords(rule.endsRun),
	rule.mayBeDone ? 'yes' : 'no',
];

function codesOf({ code, when }: Rule): string[] {
	if (code !== undefined) return [`\`${code}\``];
	if ('transport' in when) {
		if (when.transport === 'any') return ["Node.js's own", `\`${NO_ANSWER}\``];
		return when.transport.map((each) => `\`${each}\``);
	}
	const lemlistCode = 'reply' in when ? when.reply.lemlistCode : undefined;
	return [lemlistCode === undefined ? "lemlist's own, or `HTTP_…`" : `\`${lemlistCode}\``];
}

function statusOf({ when, documentedStatus }: Rule): string {
	if (documentedStatus !== undefined) return String(documentedStatus);
	if (!('reply' in when)) return '';
	const { status, page } = when.reply;
	const withPage = page ? ', with a web page' : '';
	if (status !== undefined) return status.join(', ') + withPage;
	return 'any other';
}

function retryInWords(retry: Retry): string {
	if (retry === 'no') return 'no';
	if ('giveUpAfterMs' in retry) return `for ${minutes(retry.giveUpAfterMs)}`;
	return retry.tries === Infinity ? `for ${minutes(retry.forMs)}` : `${retry.tries} tries`;
}

function endInWords(endsRun: EndsRun): string {
	if (typeof endsRun === 'string') return endsRun;
	const since = endsRun.unlessSuccess === 'inRun' ? 'in the run' : 'meanwhile';
	return `after ${endsRun.consecutiveFailures} in a row, if nothing got through ${since}`;
}

const minutes = (ms: number) => `${ms / 60_000} minutes`;
