import type { Reply } from '../http';
import type { Worth } from '../sending/retryPolicy';
import { worthByStatus } from '../sending/retryPolicy';
import { isHtml, wordsOf } from './errorBody';

/** What an answer means to the person whose row it is. */
export interface Meaning {
	/** For workflows to branch on: lemlist's own code, or one of ours where lemlist writes a sentence. */
	code: string;
	/** What happened, as a sentence without its full stop. */
	says: string;
	/** What to do about it, as sentences. */
	advice: string;
	/** What it is about: what the item names, the images and videos, or the request as a whole. */
	about?: 'subject' | 'media';
	/** Nothing that is sent with this key can succeed, so nothing more is sent. */
	endsRun?: true;
	/** Whether the same request may succeed later. */
	worthRetrying?: Worth;
}

/**
 * lemlist's codes for images and videos (developer.lemlist.com: Create Task, LinkedIn task
 * attachments; Add Step to Sequence, LinkedIn media constraints).
 */
const MEDIA: Readonly<Record<string, Omit<Meaning, 'code' | 'about'>>> = {
	LINKEDIN_MEDIA_INVALID_TYPE: {
		says: 'The type of one of the files is not allowed',
		advice: 'lemlist takes PNG, JPEG and GIF images, and MP4 and QuickTime videos.',
	},
	LINKEDIN_MEDIA_TOO_MANY: {
		says: 'There are more images and videos than a task can hold',
		advice: 'A task takes at most 6 images and videos together.',
	},
	LINKEDIN_MEDIA_UNSAFE_URL: {
		says: 'A URL is not https, or cannot be reached from the internet',
		advice: 'lemlist downloads each file itself: give https URLs that open without a login.',
	},
	LINKEDIN_MEDIA_TOO_LARGE: {
		says: 'A file is too large',
		advice: 'Each file may have 20 MB at most.',
	},
	LINKEDIN_MEDIA_GIF_INVALID: {
		says: "A GIF breaks LinkedIn's rules",
		advice: 'Make it smaller or shorter, or send a PNG or JPEG instead.',
	},
	LINKEDIN_MEDIA_DOWNLOAD_FAILED: {
		says: 'lemlist could not download a file',
		advice: 'Check that each URL opens in a private browser window, without a login.',
		worthRetrying: 'fewTimes',
	},
	LINKEDIN_MEDIA_TIMEOUT: {
		says: 'lemlist took more than 45 seconds to download the files',
		advice: 'Check that each URL opens quickly and without a login, or send smaller files.',
		worthRetrying: 'fewTimes',
	},
	LINKEDIN_MEDIA_AV_UNAVAILABLE: {
		says: "lemlist's virus scanner is not available",
		advice: 'Run these items again later.',
		worthRetrying: 'patiently',
	},
};

/** The same code as for a file's type, but with status 400 it is about the task (Update Task). */
const NOT_A_LINKEDIN_TASK: Omit<Meaning, 'code'> = {
	says: 'The task is not a LinkedIn task, so it takes no images or videos',
	advice: 'Send images and videos only to tasks of a LinkedIn type.',
	about: 'media',
};

const NOT_LEMLIST: Meaning = {
	code: 'NOT_LEMLIST_API',
	says: 'A web page came back, so the Base URL does not lead to the API of lemlist',
	advice: 'Set Base URL in the credential to https://api.lemlist.com/api.',
	endsRun: true,
};

const KEY_REFUSED: Omit<Meaning, 'code' | 'says'> = {
	advice: 'Check the credential; a new key is generated in lemlist under Settings > Integrations.',
	endsRun: true,
};

const NO_TASK: Meaning = {
	code: 'UNEXPECTED_ANSWER',
	says: 'lemlist answered, but not with a task',
	advice: 'Look in lemlist: what was asked may have been done.',
};

/** What lemlist writes as a sentence, by status and text (developer.lemlist.com, Errors). */
const SENTENCES: ReadonlyArray<{ status: number; text: RegExp; meaning: Meaning }> = [
	{
		status: 400,
		text: /no api key/i,
		meaning: { ...KEY_REFUSED, code: 'NO_API_KEY', says: 'lemlist got no API key' },
	},
	{
		status: 400,
		text: /bad team/i,
		meaning: {
			code: 'BAD_TEAM',
			says: 'lemlist found something of another team than that of this API key, or nothing',
			advice: 'Check the IDs, and which team the API key belongs to.',
			about: 'subject',
		},
	},
	{
		status: 401,
		text: /(?:)/,
		meaning: { ...KEY_REFUSED, code: 'API_KEY_REFUSED', says: 'lemlist refused the API key' },
	},
	{
		status: 402,
		text: /(?:)/,
		meaning: {
			code: 'NOT_IN_PLAN',
			says: "The lemlist plan of this API key's team does not include this request",
			advice: 'Ask for another plan in lemlist, or use the API key of another team.',
			endsRun: true,
		},
	},
	{
		status: 403,
		text: /(?:)/,
		meaning: {
			code: 'USER_BLOCKED',
			says: 'lemlist does not let the user of this API key in',
			advice: 'The user may be blocked: ask an admin of the lemlist team.',
			endsRun: true,
		},
	},
	{
		status: 404,
		text: /no user/i,
		meaning: { ...KEY_REFUSED, code: 'NO_USER', says: 'lemlist knows no user for this API key' },
	},
	{
		status: 429,
		text: /(?:)/,
		meaning: {
			code: 'RATE_LIMITED',
			says: 'lemlist let nothing through for 5 minutes because of its rate limit',
			advice: 'Another tool may use up the limit of this API key. Run these items again later.',
		},
	},
];

/** A proxy that refuses, limits or fails sends pages as well, wherever Base URL leads. */
const TROUBLE = /^(401|403|429|5\d\d)$/;

/** What an answer means where it is a refusal; undefined where it is what was asked for. */
export function meaningOf(reply: Reply): Meaning | undefined {
	if (isHtml(reply) && !TROUBLE.test(String(reply.statusCode))) return NOT_LEMLIST;
	if (reply.statusCode >= 200 && reply.statusCode < 300) {
		return Object(reply.body) === reply.body ? undefined : NO_TASK;
	}
	const { code, text } = wordsOf(reply.body);
	const media = code === undefined ? undefined : MEDIA[code];
	if (code !== undefined && media) {
		const isAboutTask = code === 'LINKEDIN_MEDIA_INVALID_TYPE' && reply.statusCode === 400;
		return { about: 'media', ...media, ...(isAboutTask && NOT_A_LINKEDIN_TASK), code };
	}
	const sentence = SENTENCES.find(
		(each) => each.status === reply.statusCode && each.text.test(text),
	);
	return sentence?.meaning ?? { code: code ?? `HTTP_${reply.statusCode}`, ...byStatus(reply) };
}

function byStatus({ statusCode }: Reply): Omit<Meaning, 'code'> {
	return statusCode >= 500
		? { says: 'lemlist could not answer', advice: 'Run these items again later.' }
		: { says: 'lemlist refused the request', advice: "Check the item's values." };
}

/** Whether the same request may succeed later, for the sender. */
export function worthRetrying(reply: Reply): Worth {
	const meaning = meaningOf(reply);
	if (meaning?.endsRun) return 'no';
	return meaning?.worthRetrying ?? worthByStatus(reply);
}
