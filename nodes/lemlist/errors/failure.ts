import type { Reply } from '../http';
import { wasNeverSent } from '../sending/retryPolicy';
import type { Outcome } from '../sending/sender';
import { meaningOf, worthRetrying } from '../policy/meanings';
import type { Meaning } from '../policy/meanings';
import { isHtml, wordsOf } from '../policy/errorBody';

/** Why an item was not done. All but the last two reaches the error output, under `error`. */
export interface Failure {
	/** What happened and what to do, in short: an AI agent sees nothing else. The ledger adds the item. */
	message: string;
	/** What was answered, and what to do. */
	description: string;
	/** lemlist's own code, or one of ours in the same form. */
	code: string;
	/** null where no answer came or nothing was sent. */
	httpStatus: number | null;
	/** The task that the item names, or null where it names none. */
	taskId: string | null;
	/** The parameter at fault, or null where that is not known. */
	field: string | null;
	/** Requests for the item that the rate limit let through; 0 where it was refused before any. */
	attempts: number;
	/** Nothing that is sent after it could succeed. */
	endsRun?: true;
	/** lemlist was out of reach or out of order, however often it was tried. */
	isOutage?: true;
}

/** lemlist answered; whatever it said. */
export type Answered = Extract<Outcome, { kind: 'answered' }>;

type Unanswered = Extract<Outcome, { kind: 'unanswered' }>;

/** What an item of an operation names. */
export interface Subject {
	/** Such as "task". */
	noun: string;
	/** The parameter that names it. */
	field: string;
}

/** The item that a failure belongs to. */
export interface About {
	taskId: string | null;
	/** What the item names, where lemlist has to know it. */
	subject?: Subject | undefined;
	/** False where sending the item again may do a second time what it asks for. */
	repeatable?: boolean;
	/** What was sent, to tell which field a refusal of images or videos is about. */
	body?: unknown;
}

/** The failure that an outcome is; undefined where lemlist answered with what was asked for. */
export const failureOfOutcome = (outcome: Answered | Unanswered, about: About) =>
	outcome.kind === 'answered'
		? failureOfReply(outcome.reply, outcome.attempts, about)
		: failureOfSilence(outcome.error, outcome.attempts, about);

/** The failure that an answer is; undefined where it is what was asked for. */
export function failureOfReply(reply: Reply, attempts: number, about: About): Failure | undefined {
	const meaning = meaningOf(reply);
	if (!meaning) return undefined;
	const { code, endsRun } = meaning;
	const isAboutSubject = meaning.about === 'subject' && about.subject;
	const { says, advice } = isAboutSubject ? notKnown(about.subject!) : meaning;
	const isUncertain = !repeatable(about) && mayHaveBeenDone(reply);
	const ofItsOwn = isUncertain && meaning.about !== 'media' ? [] : [advice];
	const whatToDo = [...ofItsOwn, ...(isUncertain ? [LOOK_FIRST] : [])].join(' ');
	const answer = `${reply.statusCode} ${lemlistsWords(reply)}`.trim();
	return {
		message: `${says} (${answer}). ${whatToDo}`,
		description: `lemlist answered ${answer} after ${tries(attempts)}. ${whatToDo}`,
		code,
		httpStatus: reply.statusCode,
		taskId: about.taskId,
		field: fieldOf(meaning, about),
		attempts,
		...(endsRun && { endsRun }),
		...(isOutage(reply) && { isOutage: true }),
	};
}

const notKnown = ({ noun }: Subject) => ({
	says: `lemlist knows no such ${noun} in this API key's team`,
	advice: 'Check the ID, and which team the API key belongs to.',
});

const repeatable = (about: About) => about.repeatable ?? true;

/** A server that failed may have failed after it did what was asked. */
const mayHaveBeenDone = ({ statusCode }: Reply) => statusCode >= 500 || statusCode === 408;

const LOOK_FIRST =
	'It may have been done all the same: look in lemlist before you run the item again.';

/** The failure of an item for which no answer came, after all tries. */
export function failureOfSilence(error: Error, attempts: number, about: About): Failure {
	const code = codeOf(error) ?? 'NO_ANSWER';
	const isUncertain = !repeatable(about) && !wasNeverSent(error);
	const harmless = repeatable(about)
		? ' The last one may have reached lemlist all the same; sending it again does no harm.'
		: '';
	const advice = isUncertain
		? `Check the connection. ${LOOK_FIRST}`
		: 'Check the Base URL in the credential and the connection, then run the item again.';
	return {
		message: `lemlist could not be reached (${code}). ${advice}`,
		description: `No answer came in ${tries(attempts)} (${code}).${harmless} ${advice}`,
		code,
		httpStatus: null,
		taskId: about.taskId,
		field: null,
		attempts,
		isOutage: true,
	};
}

/**
 * The failure of an item that was not sent, because of what another item met.
 * @param ending what ended the run
 */
export function failureOfUnsent(ending: Failure, taskId: string | null): Failure {
	const ofThisItem = { ...ending, taskId, field: null, attempts: 0 };
	if (!ending.isOutage) return ofThisItem;
	const message = `Not sent, since lemlist could not answer other items (${ending.code}). Run this item again later.`;
	return { ...ofThisItem, message, description: message };
}

/**
 * The failure that an error thrown on the way to the request is: a refused value, a parameter that
 * cannot be read, a look-up that failed. Those of our own making carry the details in `context`.
 * @param codeOfOthers for errors of n8n's making, which have no code
 */
export function failureOfError(
	error: Error,
	about: About,
	codeOfOthers = 'UNREADABLE_PARAMETER',
): Failure {
	const { description, context = {} } = error as Error & {
		description?: string | null;
		context?: Partial<Failure> & { parameter?: string };
	};
	return {
		message: error.message.replace(ITEM, ''),
		description: description ?? error.message,
		code: context.code ?? codeOfOthers,
		httpStatus: context.httpStatus ?? null,
		taskId: about.taskId,
		field: context.field ?? context.parameter ?? null,
		attempts: context.attempts ?? 0,
		...(context.endsRun && { endsRun: true }),
		...(context.isOutage && { isOutage: true }),
	};
}

/** Refusals and some of n8n's own errors name the item; here that is the ledger's to add. */
const ITEM = / \[item \d+\]$/;

/** What the sender tries patiently, and gave up. */
const isOutage = (reply: Reply) => reply.statusCode === 429 || worthRetrying(reply) === 'patiently';

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`);

/** Longest piece of lemlist's text in a message. */
const MAX_WORDS = 150;

function lemlistsWords(reply: Reply): string {
	if (isHtml(reply)) return 'with a web page';
	const { code, text } = wordsOf(reply.body);
	const words = code === undefined || text.includes(code) ? text : `${code}: ${text}`;
	return words.slice(0, MAX_WORDS);
}

function fieldOf(meaning: Meaning, { subject, body }: About): string | null {
	if (meaning.about === 'subject') return subject?.field ?? null;
	if (meaning.about !== 'media') return null;
	const sent = Object(body) as Record<string, unknown>;
	return ['images', 'videos'].filter((field) => field in sent).join(', ') || null;
}

/** Of a transport error: n8n's NodeApiError holds the code in `httpCode` or in its cause. */
function codeOf(error: Error): string | undefined {
	const { code, httpCode, cause } = error as Error & { code?: unknown; httpCode?: unknown };
	const inner = (Object(cause) as Record<string, unknown>)['code'];
	return [inner, code, httpCode].find((each): each is string => typeof each === 'string');
}
