import { NO_ANSWER, RULES, type Rule } from '../../nodes/lemlist/policy/rules';
import { table } from '../markdown';

const HEADER = [
	'Code',
	'HTTP',
	'What happened',
	'In the hint',
	'What to do',
	'Tried again',
	'Pauses the key',
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
	rule.retry.endsWith('minutes') ? `for ${rule.retry}` : rule.retry,
	rule.pausesKey ? 'yes' : 'no',
	rule.endsRun,
	rule.mayBeDone ? 'yes' : 'no',
];

function codesOf({ code, when }: Rule): string[] {
	const codes = code ?? when.lemlistCode ?? when.transport;
	if (codes === undefined) return ["lemlist's own, or `HTTP_…`"];
	if (codes.length === 0) return ["Node.js's own", `\`${NO_ANSWER}\``];
	return [codes].flat().map((each) => `\`${each}\``);
}

function statusOf({ when, documentedStatus }: Rule): string {
	if (documentedStatus !== undefined) return String(documentedStatus);
	if (when.page) return 'any, with a web page';
	if (!when.status) return '';
	if (when.status.length === 0) return 'any other';
	return when.status.map((status) => (status < 10 ? `${status}xx` : status)).join(', ');
}
