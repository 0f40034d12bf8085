// A concrete fault for each situation of the policy table.
import { ruleForError } from '../../../nodes/lemlist/policy/match';
import type { ReplyPattern, Rule } from '../../../nodes/lemlist/policy/rules';
import { RULES } from '../../../nodes/lemlist/policy/rules';
import { mayHaveArrived } from './expectations';

/** What happens to a request instead of its normal reply. */
export interface Fault {
	name: string;
	rule: Rule;
	/** A reply that repeats the API key, spelled as in secrets.ts; or a transport error; or silence. */
	reply?: { statusCode: number; body: unknown; headers?: Record<string, unknown> };
	transport?: string;
	hangs?: true;
	/** Whether the request is carried out before the fault. */
	carriedOut: boolean;
}

/** What lemlist writes, by the code that it gets here. */
const TEXTS: Record<string, string> = {
	BAD_TEAM: 'Bad team KEY BASE64',
	NO_API_KEY: 'No API key provided, not KEY',
	NO_USER: 'No user found for this API key KEY',
	NOT_IN_PLAN: 'KEY: route is available starting emailPro plan',
	USER_BLOCKED: 'User linked to this API key KEY is blocked',
};

function statusesOf({ status, lemlistCode }: ReplyPattern, documentedStatus?: number): number[] {
	if (documentedStatus !== undefined) return [documentedStatus];
	if (status === undefined) return lemlistCode === undefined ? [409, 418, 422] : [400];
	return status.map((each) => (typeof each === 'number' ? each : Number(each.replace('xx', '01'))));
}

function repliesOf(rule: Rule, pattern: ReplyPattern): Array<NonNullable<Fault['reply']>> {
	const headers = {
		location: 'https://KEY.PLAIN64.example/BASE64',
		'retry-after': 'KEY',
		'x-request-id': 'BASE64',
	};
	if (pattern.page) {
		const body = '<!doctype html><p>KEY</p>';
		const statuses = pattern.status?.includes(403) ? [403] : [200, 404];
		return statuses.map((statusCode) => ({ statusCode, body, headers }));
	}
	if (pattern.status?.[0] === '2xx') {
		const odd = [[], [null], null, '', 'KEY', {}, { _id: 7 }, [{ _id: 'a' }, { _id: 'b' }]];
		const errors = [
			{ success: false, error: { code: 'KEY', message: '<b>KEY</b> BASE64 PLAIN64\u0007' } },
			{ error: 'Bad team', code: 'x'.repeat(100_000) },
			{ errors: [{ message: 'KEY' }] },
		];
		return [...odd, ...errors].map((body) => ({ statusCode: 200, body, headers }));
	}
	const { lemlistCode } = pattern;
	const text = lemlistCode ?? TEXTS[rule.code ?? ''] ?? 'Oops KEY <i>BASE64</i> PLAIN64\u0000';
	const bodies = [text, { success: false, error: { code: lemlistCode, message: text } }];
	return statusesOf(pattern, rule.documentedStatus).flatMap((statusCode) =>
		bodies.map((body) => ({ statusCode, body, headers })),
	);
}

function faultsOf(rule: Rule): Array<Omit<Fault, 'carriedOut'>> {
	const { when } = rule;
	// Nobody waits for the reply of a run, so its key is never too busy; and lemlist is not down for all.
	if ('unsent' in when) return [];
	if ('transport' in when) {
		const codes = when.transport === 'any' ? ['SOMETHING_NEW', '<b>no code</b>'] : when.transport;
		return codes.map((pattern) => {
			const transport = pattern.replace('*', 'X');
			return { name: transport, rule, transport };
		});
	}
	return repliesOf(rule, when.reply).map((reply) => ({
		name: `${reply.statusCode} ${JSON.stringify(reply.body)}`.slice(0, 80),
		rule,
		reply,
	}));
}

const FORMS = [
	...RULES.flatMap(faultsOf),
	{
		name: 'a reply that never ends',
		rule: ruleForError({ code: 'ETIMEDOUT' }),
		hangs: true as const,
	},
];

/** Before the request is carried out, and after it if it may have arrived. */
const bothWays = (form: Omit<Fault, 'carriedOut'>): Fault[] => [
	{ ...form, carriedOut: false },
	...(mayHaveArrived(form) ? [{ ...form, carriedOut: true }] : []),
];

/** Faults for all rules, each form of each in both ways. */
export const FAULTS: Fault[] = FORMS.flatMap(bothWays);

/**
 * Those for what takes long: each form of each rule, and each rule in both ways, but not each form in both. The form
 * decides the words, the way what was done.
 */
export const FEWER_FAULTS: Fault[] = FORMS.flatMap((form) => {
	const ways = bothWays(form);
	const ofRule = FORMS.filter(({ rule }) => rule === form.rule);
	const index = ofRule.indexOf(form);
	// 0, 1, 1, 0: texts and envelopes take turns.
	const way = ((index + (index >> 1)) % 2) % ways.length;
	return ofRule.length === 1 ? ways : ways.slice(way, way + 1);
});
