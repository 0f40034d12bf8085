import type { Reply } from '../transport/reply';
import { meaningOf } from './meanings';
import type { Meaning } from './meanings';
import { wordsOf } from './words';

/** Why an item was not done. All but `endsRun` reaches the error output, under `error`. */
export interface Failure {
	/** What happened and what to do, in short: an AI agent sees nothing else. */
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
	/** Requests sent for the item; 0 where it was refused before any. */
	attempts: number;
	/** Nothing that is sent after it could succeed. */
	endsRun?: true;
}

/** The item that a failure belongs to. */
export interface About {
	itemIndex: number;
	taskId: string | null;
	/** What was sent, to tell which field a refusal of images or videos is about. */
	body?: unknown;
}

/** The failure that an answer is; undefined where it is what was asked for. */
export function failureOfReply(reply: Reply, attempts: number, about: About): Failure | undefined {
	const meaning = meaningOf(reply);
	if (!meaning) return undefined;
	const { says, advice, code, endsRun } = meaning;
	const answer = `${reply.statusCode} ${lemlistsWords(reply, meaning)}`.trim();
	const message = `${says} (${answer}). ${advice}`;
	return {
		message: endsRun ? message : ofItem(message, about),
		description: `lemlist answered ${answer} after ${tries(attempts)}. ${advice}`,
		code,
		httpStatus: reply.statusCode,
		taskId: about.taskId,
		field: fieldOf(meaning, about.body),
		attempts,
		...(endsRun && { endsRun }),
	};
}

/** The failure of an item for which no answer came, after all tries. */
export function failureOfSilence(error: Error, attempts: number, about: About): Failure {
	const code = codeOf(error) ?? 'NO_ANSWER';
	const advice =
		'Check the Base URL in the credential and the connection, then run the item again.';
	return {
		message: ofItem(`lemlist could not be reached (${code}). ${advice}`, about),
		description: `No answer came in ${tries(attempts)}: ${error.message}. The last one may have reached lemlist all the same; sending it again does no harm. ${advice}`,
		code,
		httpStatus: null,
		taskId: about.taskId,
		field: null,
		attempts,
	};
}

/**
 * The failure that an error thrown on the way to the request is: a refused value, a parameter that
 * cannot be read, a look-up that failed. Those of our own making carry the details in `context`.
 */
export function failureOfError(error: Error, about: About): Failure {
	const { description, context = {} } = error as Error & {
		description?: string | null;
		context?: Partial<Failure> & { parameter?: string };
	};
	const isOurs = context.code !== undefined;
	return {
		message: isOurs ? error.message : ofItem(error.message, about),
		description: description ?? error.message,
		code: context.code ?? 'UNREADABLE_PARAMETER',
		httpStatus: context.httpStatus ?? null,
		taskId: about.taskId,
		field: context.field ?? context.parameter ?? null,
		attempts: context.attempts ?? 0,
		...(context.endsRun && { endsRun: true }),
	};
}

const ofItem = (message: string, { itemIndex }: About) => `${message} [item ${itemIndex}]`;

const tries = (count: number) => (count === 1 ? '1 try' : `${count} tries`);

/** Longest piece of lemlist's text in a message. */
const MAX_WORDS = 150;

function lemlistsWords({ body }: Reply, { code }: Meaning): string {
	if (code === 'NOT_LEMLIST_API') return 'with a web page';
	const words = wordsOf(body);
	return words.code ?? words.text.slice(0, MAX_WORDS);
}

function fieldOf({ about }: Meaning, body: unknown): string | null {
	if (about === 'task') return 'taskId';
	if (about !== 'media') return null;
	const sent = Object(body) as Record<string, unknown>;
	return ['images', 'videos'].filter((field) => field in sent).join(', ') || null;
}

/** Of a transport error: n8n's NodeApiError holds the code in `httpCode` or in its cause. */
function codeOf(error: Error): string | undefined {
	const { code, httpCode, cause } = error as Error & { code?: unknown; httpCode?: unknown };
	const inner = (Object(cause) as Record<string, unknown>)['code'];
	return [inner, code, httpCode].find((each): each is string => typeof each === 'string');
}
