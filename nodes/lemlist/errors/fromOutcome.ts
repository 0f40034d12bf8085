// lemlist's answers in plain words: what came of a request becomes an error that says what to do.
import { beginningOf } from '../beginningOf';
import { isWebPage, readErrorBody } from '../policy/errorBody';
import { codeOfError, codeOfReply } from '../policy/match';
import type { Rule } from '../policy/rules';
import type { Reply } from '../http';
import { idsInBody } from '../http';
import { retryAfterMs } from '../pacing/headers';
import { WAITING_FOR } from '../pacing/waits';
import type { Failure } from '../sending/outcome';
import { parseUrl } from '../parseUrl';
import { LemlistError } from './lemlistError';

/** What an item of an operation names. */
export interface Subject {
	/** Such as "task". */
	noun: string;
	/** The parameter that names it. */
	field: string;
}

/** What is known of a request beside its outcome. */
export interface About {
	/** What the item names, if lemlist has to know it. */
	subject?: Subject | undefined;
	/** False if what it asks for would be done twice if it arrived twice. */
	repeatable?: boolean;
	/** What was sent, to know which fields a rejection of images or videos is about. */
	body?: unknown;
}

/** The error for a request that lemlist did not carry out, or did not reply to. */
export function errorOf(outcome: Failure, about: About = {}): LemlistError {
	switch (outcome.kind) {
		case 'answered':
			return errorOfReply(outcome.reply, outcome.rule, outcome.attempts, about);
		case 'unanswered':
			return errorOfSilence(outcome.error, outcome.rule, outcome.attempts, about);
		case 'unsent':
			return errorOfUnsent(outcome);
	}
}

function errorOfReply(reply: Reply, rule: Rule, attempts: number, about: About): LemlistError {
	const { statusCode } = reply;
	const subject = rule.about === 'subject' ? about.subject : undefined;
	const { message, advice } = subject ? unknownSubject(subject, idsInBody(about.body)[0]) : rule;
	// What lemlist says is quoted if the rule does not know what it means, and so is where a redirect leads.
	const { adviceIfOthersWork } = rule;
	const isGeneral = rule.code === undefined && lemlistCodeOf(rule) === undefined;
	const isQuoted = isGeneral || isRedirect(reply);
	const mayBeDone = about.repeatable === false && rule.mayBeDone;
	const returned = `${statusCode} ${wordsOf(reply)}`.trim();
	return new LemlistError(isQuoted ? `${message} (${returned})` : message, {
		code: codeOfReply(reply, rule),
		reason: rule.reason,
		advice: mayBeDone ? adviceToCheck(advice, rule) : advice,
		...(adviceIfOthersWork && { ifOthersWork: { advice: adviceIfOthersWork } }),
		description: `lemlist responded with ${returned}${afterTries(attempts)}.`,
		httpStatus: statusCode,
		field: fieldOf(rule, about),
		attempts,
		kind: rule.kind,
		endsRun: rule.endsRun,
		retryAfterMs: retryAfterMs(reply.headers),
		mayBeDone,
	});
}

const lemlistCodeOf = ({ when }: Rule) => ('reply' in when ? when.reply.lemlistCode : undefined);

/**
 * What to say if lemlist does not know what an item names.
 * @param id what it names, as far as it is known
 */
export const unknownSubject = ({ noun }: Subject, id?: unknown) => ({
	message: `lemlist found no ${typeof id === 'string' ? `${noun} with the ID ${shown(id)}` : `such ${noun}`} in this API key's team`,
	advice: 'Check the ID, and which team the API key belongs to.',
});

const shown = (id: string): string => JSON.stringify(beginningOf(id, 100));

const CHECK_FIRST = 'It may have been done anyway: check in lemlist before you run the item again.';

/** Replaces a rule's advice, which may be to run the item again. Advice on files stays. */
const adviceToCheck = (advice: string, rule: Rule) =>
	rule.about === 'media' ? `${advice} ${CHECK_FIRST}` : CHECK_FIRST;

function errorOfSilence(error: Error, rule: Rule, attempts: number, about: About): LemlistError {
	const code = codeOfError(error);
	const mayBeDone = about.repeatable === false && rule.mayBeDone;
	const advice = mayBeDone ? `Check the connection. ${CHECK_FIRST}` : rule.advice;
	const isHarmless = rule.mayBeDone && !mayBeDone;
	const reassurance = isHarmless
		? ' The last request may have reached lemlist anyway; sending it again does no harm.'
		: '';
	return new LemlistError(`${rule.message} (${code})`, {
		code,
		reason: rule.reason,
		advice,
		description: `No reply came in ${tries(attempts)}.${reassurance}`,
		attempts,
		kind: rule.kind,
		endsRun: rule.endsRun,
		mayBeDone,
		cause: error,
	});
}

function errorOfUnsent({ rule, attempts, waitingFor }: Failure & { kind: 'unsent' }): LemlistError {
	const { message, code = 'KEY_BUSY', reason, advice, kind, endsRun } = rule;
	const what = `${message}: this request waited too long for ${WAITING_FOR[waitingFor]}`;
	return new LemlistError(what, { code, reason, advice, attempts, kind, endsRun });
}

/** Nothing after 0 tries: rejections by the rate limit do not count. */
const afterTries = (count: number) => (count === 0 ? '' : ` after ${tries(count)}`);

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`);

function wordsOf(reply: Reply): string {
	if (isRedirect(reply)) return leadingTo(reply.headers['location']);
	if (isWebPage(reply)) return 'with a web page';
	const { code, text } = readErrorBody(reply.body);
	return code === undefined || text.includes(code) ? text : `${code}: ${text}`.trim();
}

const isRedirect = ({ statusCode }: Reply) => statusCode >= 300 && statusCode < 400;

/** Where a redirect leads: only the host, since the rest may hold anything. */
function leadingTo(location: unknown): string {
	const url = parseUrl(String(location ?? ''));
	return url ? `to ${url.host.slice(0, 100)}` : '';
}

function fieldOf(rule: Rule, { subject, body }: About): string | null {
	if (rule.about === 'subject') return subject?.field ?? null;
	if (rule.about !== 'media') return null;
	const sent = Object(body) as Record<string, unknown>;
	return ['images', 'videos'].filter((field) => field in sent).join(', ') || null;
}
