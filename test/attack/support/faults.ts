// A concrete fault for each situation of the policy table.
import { ruleForError } from '../../../nodes/lemlist/policy/ruleFor';
import type { Rule } from '../../../nodes/lemlist/policy/rules';
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
};

const statusesOf = ({ when, documentedStatus }: Rule): number[] => {
	if (documentedStatus !== undefined) return [documentedStatus];
	if (when.status?.length === 0) return [409, 418, 422];
	return (when.status ?? [400]).map((status) => (status < 10 ? status * 100 + 1 : status));
};

function repliesOf(rule: Rule): Array<NonNullable<Fault['reply']>> {
	const headers = {
		location: 'https://KEY.PLAIN64.example/BASE64',
		'retry-after': 'KEY',
		'x-request-id': 'BASE64',
	};
	if (rule.when.page) {
		const body = '<!doctype html><p>KEY</p>';
		return [200, 404].map((statusCode) => ({ statusCode, body, headers }));
	}
	if (rule.when.status?.[0] === 2) {
		const odd = [[], [null], null, '', 'KEY', {}, { _id: 7 }, [{ _id: 'a' }, { _id: 'b' }]];
		const errors = [
			{ success: false, error: { code: 'KEY', message: '<b>KEY</b> BASE64 PLAIN64\u0007' } },
			{ error: 'Bad team', code: 'x'.repeat(100_000) },
			{ errors: [{ message: 'KEY' }] },
		];
		return [...odd, ...errors].map((body) => ({ statusCode: 200, body, headers }));
	}
	const text =
		rule.when.lemlistCode ?? TEXTS[rule.code ?? ''] ?? 'Oops KEY <i>BASE64</i> PLAIN64\u0000';
	const bodies = [text, { success: false, error: { code: rule.when.lemlistCode, message: text } }];
	return statusesOf(rule).flatMap((statusCode) =>
		bodies.map((body) => ({ statusCode, body, headers })),
	);
}

function faultsOf(rule: Rule): Array<Omit<Fault, 'carriedOut'>> {
	const { when } = rule;
	// Nobody waits for the reply of a run, so its key is never too busy.
	if (when.busy) return [];
	if (when.transport) {
		const codes = when.transport.length > 0 ? when.transport : ['SOMETHING_NEW', '<b>no code</b>'];
		return codes.map((pattern) => {
			const transport = pattern.replace('*', 'X');
			return { name: transport, rule, transport };
		});
	}
	return repliesOf(rule).map((reply) => ({
		name: `${reply.statusCode} ${JSON.stringify(reply.body)}`.slice(0, 80),
		rule,
		reply,
	}));
}

/** Faults for all rules, each before the request is carried out, and after it if it may have arrived. */
export const FAULTS: Fault[] = [
	...RULES.flatMap(faultsOf),
	{
		name: 'a reply that never ends',
		rule: ruleForError({ code: 'ETIMEDOUT' }),
		hangs: true as const,
	},
].flatMap((fault) => [
	{ ...fault, carriedOut: false },
	...(mayHaveArrived(fault) ? [{ ...fault, carriedOut: true }] : []),
]);
