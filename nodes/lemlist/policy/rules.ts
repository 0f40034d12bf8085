// What each situation means, and what follows: the one table behind retries, pauses, the end of a run,
// error texts, the trigger and docs/errors.md. The first rule that fits counts.

import type { PauseRule } from '../pacing/circuitBreaker';

/** What an error comes from: whether it passes by itself, and if not, where to fix it. */
export type ErrorKind = 'rateLimit' | 'outage' | 'credential' | 'configuration' | 'bug';

/**
 * Whether a failed request is sent again:
 * - after a backoff, up to `tries` in all, and for `forMs` after the first one. A batch that is sent
 *   `triesOfBatch` times is halved then: one of its requests may be the cause;
 * - or in its next turn, without counting as a try, until the key got nothing through for `giveUpAfterMs`,
 *   or the request itself was rejected `maxRejections` times in more than that time.
 */
export type Retry =
	| 'no'
	| { tries: number; forMs: number; triesOfBatch?: number }
	| { giveUpAfterMs: number; maxRejections: number };

/**
 * Whether the Base URL pauses after some failures in a row, of any requests to it, and for how long
 * (pacing/circuitBreaker.ts).
 */
export type Pause = 'no' | PauseRule;

/**
 * Whether a failed item ends its run, since the rest would fail as well. A refused key does at once ("yes").
 * A web page does after ten items in a row, unless one got through in the run; an outage does after ten,
 * unless one got through since the last of them started. Items that must not be sent twice are mostly tried
 * only once, so they have a number of their own.
 */
export type EndsRun =
	| 'no'
	| 'yes'
	| {
			consecutiveFailures: number;
			consecutiveFailuresIfNotRepeatable: number;
			unlessSuccess: 'inRun' | 'sinceItemStarted';
	  };

/** What happens after a request failed. */
interface Consequences {
	kind: ErrorKind;
	/**
	 * Whether lemlist may have done what was asked in spite of the failure. If so, a request that must
	 * not arrive twice is not sent again.
	 */
	mayBeDone: boolean;
	retry: Retry;
	/** Whether a batch is sent in halves, since one of its requests may be the cause. */
	splitsBatch: 'no' | 'inSequence' | 'inParallel';
	/**
	 * What waits for a `Retry-After`: the request, or all requests to the Base URL. lemlist sends one with
	 * every reply, so most mean nothing.
	 */
	retryAfter: 'nothing' | 'request' | 'all';
	pauses: Pause;
	endsRun: EndsRun;
}

/** Replies that a rule is about: all that is given has to fit. Without anything, any reply does. */
export interface ReplyPattern {
	/** HTTP statuses; `5xx` stands for 500 to 599. */
	status?: ReadonlyArray<number | '2xx' | '3xx' | '5xx'>;
	/** lemlist's code in the body. */
	lemlistCode?: string;
	/** Pattern of lemlist's text in the body. */
	text?: RegExp;
	/** A web page instead of an API's reply. */
	page?: true;
}

/** A situation and its meaning. */
export interface Rule extends Consequences {
	when:
		| { reply: ReplyPattern }
		/** No reply came: codes of Node.js and axios; `HPE_*` stands for all that begin so. */
		| { transport: readonly string[] | 'any' }
		/** The request was not sent, since the key had no room in time, or lemlist did not reply to others. */
		| { unsent: 'keyBusy' | 'down' };
	/** For workflows to branch on. Without one: lemlist's or Node.js's own, or `HTTP_` and the status. */
	code?: string;
	/** What happened, as a sentence without its period. */
	message: string;
	/** The same in two or three words, to count failures of a kind. */
	reason: string;
	/** What to do, in one or two sentences. */
	advice: string;
	/** The same if other items of the run got through. */
	adviceIfOthersWork?: string;
	/** What it is about, if not the whole request: what the item names, or its images and videos. */
	about?: 'subject' | 'media';
	/** The status that lemlist documents for it, if any status may carry it. */
	documentedStatus?: number;
}

/** This item was rejected, and would be again. */
const REJECTED: Consequences = {
	kind: 'configuration',
	mayBeDone: false,
	retry: 'no',
	splitsBatch: 'inSequence',
	retryAfter: 'nothing',
	pauses: 'no',
	endsRun: 'no',
};

/** No request with this API key can succeed. */
const REFUSED_KEY: Consequences = {
	...REJECTED,
	kind: 'credential',
	splitsBatch: 'no',
	endsRun: 'yes',
};

/** For what may be about one item or about all of them. */
export const ENDS_IF_ALL_FAIL: EndsRun = {
	consecutiveFailures: 10,
	consecutiveFailuresIfNotRepeatable: 10,
	unlessSuccess: 'inRun',
};

/** Either this item was rejected, or all are: by the key's user or plan, or by a wrong Base URL. */
const ONE_OR_ALL: Consequences = { ...REJECTED, kind: 'credential', endsRun: ENDS_IF_ALL_FAIL };

/** lemlist, or something in front of it, is in trouble. */
const OUTAGE: Consequences = {
	kind: 'outage',
	mayBeDone: true,
	retry: { tries: Infinity, forMs: 120_000 },
	splitsBatch: 'no',
	retryAfter: 'nothing',
	pauses: { consecutiveFailures: 5, firstMs: 1_000, maxMs: 8_000, giveUpAfterMs: 120_000 },
	// Creations go 20 at a time until one has a reply (pacing/line.ts), so 40 are two bursts, with a pause of
	// the Base URL between.
	endsRun: {
		consecutiveFailures: 10,
		consecutiveFailuresIfNotRepeatable: 40,
		unlessSuccess: 'sinceItemStarted',
	},
};

/** lemlist, or something in front of it, replied that it is in trouble: all of it, or one request. */
const SERVER_ERROR: Consequences = {
	...OUTAGE,
	retry: { tries: Infinity, forMs: 120_000, triesOfBatch: 2 },
	splitsBatch: 'inParallel',
};

/** The key has no room for the request. */
const RATE_LIMIT: Consequences = {
	...REJECTED,
	kind: 'rateLimit',
	splitsBatch: 'no',
	endsRun: OUTAGE.endsRun,
};

/** How long requests that meet the rate limit are sent again. */
const STALLED_FOR_MS = 300_000;

/** lemlist could not get a file. */
const FILE_OUT_OF_REACH: Consequences = {
	...REJECTED,
	mayBeDone: true,
	retry: { tries: 3, forMs: 120_000, triesOfBatch: 3 },
	splitsBatch: 'inParallel',
	retryAfter: 'request',
};

/** It may happen to one item alone, or to all. */
const ODD_TRANSPORT: Consequences = {
	kind: 'outage',
	mayBeDone: true,
	retry: { tries: 3, forMs: 120_000 },
	splitsBatch: 'no',
	retryAfter: 'nothing',
	pauses: 'no',
	endsRun: OUTAGE.endsRun,
};

const LATER = 'Run these items again later.';
const CHECK_KEY =
	'Check the credential; a new key is generated in lemlist under Settings > Integrations.';
const WRONG_BASE_URL = {
	reason: 'wrong Base URL',
	advice: 'Set Base URL in the credential to https://api.lemlist.com/api.',
	adviceIfOthersWork: "Other items got through: check this one's values, and run it again.",
};
const DOWN = {
	message: 'lemlist could not respond',
	reason: 'lemlist is down',
	advice: LATER,
};
const NO_REPLY = {
	message: 'lemlist could not be reached',
	reason: 'no connection',
	advice: 'Check the Base URL in the credential and the connection, then run the item again.',
};

/** Sources: developer.lemlist.com, Errors; Create Task and Update Task for images and videos. */
export const RULES: readonly Rule[] = [
	// Images and videos
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_INVALID_TYPE', status: [400] } },
		...REJECTED,
		message: 'The task is not a LinkedIn task, so it takes no images or videos',
		reason: 'not a LinkedIn task',
		advice: 'Send images and videos only to tasks of a LinkedIn type.',
		about: 'media',
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_INVALID_TYPE' } },
		...REJECTED,
		message: 'The type of one of the files is not allowed',
		reason: 'wrong file type',
		advice: 'lemlist takes PNG, JPEG and GIF images, and MP4 and QuickTime videos.',
		about: 'media',
		documentedStatus: 415,
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_TOO_MANY' } },
		...REJECTED,
		message: 'There are more images and videos than a task can hold',
		reason: 'too many files',
		advice: 'A task takes at most 6 images and videos together.',
		about: 'media',
		documentedStatus: 400,
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_UNSAFE_URL' } },
		...REJECTED,
		message: 'A URL is not https, or cannot be reached from the internet',
		reason: 'no public https URL',
		advice: 'lemlist downloads each file itself: use https URLs that open without a login.',
		about: 'media',
		documentedStatus: 400,
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_TOO_LARGE' } },
		...REJECTED,
		message: 'A file is too large',
		reason: 'file too large',
		advice: 'The limit is 20 MB per file.',
		about: 'media',
		documentedStatus: 413,
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_GIF_INVALID' } },
		...REJECTED,
		message: "A GIF breaks LinkedIn's rules",
		reason: 'GIF not allowed',
		advice: 'Make it smaller or shorter, or send a PNG or JPEG instead.',
		about: 'media',
		documentedStatus: 422,
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_DOWNLOAD_FAILED' } },
		...FILE_OUT_OF_REACH,
		message: 'lemlist could not download a file',
		reason: 'failed download',
		advice: 'Check that each URL opens in a private browser window, without a login.',
		about: 'media',
		documentedStatus: 502,
	},
	{
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_TIMEOUT' } },
		...FILE_OUT_OF_REACH,
		message: 'lemlist took more than 45 seconds to download the files',
		reason: 'slow download',
		advice: 'Check that each URL opens quickly and without a login, or send smaller files.',
		about: 'media',
		documentedStatus: 504,
	},
	{
		// Only items with images or videos wait for the scanner, so all others go on.
		when: { reply: { lemlistCode: 'LINKEDIN_MEDIA_AV_UNAVAILABLE' } },
		...SERVER_ERROR,
		retryAfter: 'request',
		pauses: 'no',
		endsRun: 'no',
		message: "lemlist's virus scanner is not available",
		reason: 'no virus scanner',
		advice: LATER,
		about: 'media',
		documentedStatus: 503,
	},

	// The key and the rate limit
	{
		// A redirect is never followed: it would take the key along.
		when: { reply: { status: ['3xx'] } },
		...ONE_OR_ALL,
		code: 'REDIRECTED',
		message: 'The request was redirected to another address',
		...WRONG_BASE_URL,
	},
	{
		when: { reply: { status: [401] } },
		...REFUSED_KEY,
		code: 'API_KEY_REFUSED',
		message: 'lemlist rejected the API key',
		reason: 'rejected API key',
		advice: CHECK_KEY,
	},
	{
		when: { reply: { status: [403], page: true } },
		...ONE_OR_ALL,
		kind: 'configuration',
		message: 'lemlist, or a firewall in front of it, denied access',
		reason: 'blocked request',
		advice:
			"Check the Base URL in the credential, proxies between n8n and lemlist, and the item's texts.",
		adviceIfOthersWork:
			"Other items got through: check this one's texts, since firewalls block what looks like code.",
	},
	{
		when: { reply: { status: [403], text: /is blocked/i } },
		...ONE_OR_ALL,
		code: 'USER_BLOCKED',
		message: 'lemlist denied access to the user of this API key',
		reason: 'blocked user',
		advice: 'The user may be blocked: ask an admin of the lemlist team.',
	},
	{
		// Not a failure of the item: it takes its turn again as long as the key gets something through.
		when: { reply: { status: [429] } },
		...RATE_LIMIT,
		retry: { giveUpAfterMs: STALLED_FOR_MS, maxRejections: 10 },
		retryAfter: 'all',
		code: 'RATE_LIMITED',
		message: `lemlist rejected the request for ${STALLED_FOR_MS / 60_000} minutes because of its rate limit`,
		reason: 'rate limit',
		advice: 'Another tool may use up the limit of this API key. Run these items again later.',
	},
	{
		when: { unsent: 'keyBusy' },
		...RATE_LIMIT,
		code: 'KEY_BUSY',
		message: 'The API key is busy',
		reason: 'busy API key',
		advice: 'Other workflows or tools are using it: try again in a moment.',
	},

	// lemlist's servers, and proxies in front of them
	{
		when: { unsent: 'down' },
		...OUTAGE,
		mayBeDone: false,
		code: 'NOT_REACHED',
		...NO_REPLY,
		advice: LATER,
	},
	{ when: { reply: { status: [503] } }, ...SERVER_ERROR, retryAfter: 'all', ...DOWN },
	{ when: { reply: { status: [408, '5xx'] } }, ...SERVER_ERROR, ...DOWN },
	{ when: { reply: { status: [425] } }, ...SERVER_ERROR, mayBeDone: false, ...DOWN },

	// A wrong Base URL
	{
		when: { reply: { status: ['2xx', 404, 405], page: true } },
		...ONE_OR_ALL,
		code: 'NOT_LEMLIST_API',
		message: "A web page came back instead of a reply from lemlist's API",
		...WRONG_BASE_URL,
	},

	// Rejections that only lemlist's text tells apart
	{
		when: { reply: { status: [400], text: /no api key/i } },
		...REFUSED_KEY,
		code: 'NO_API_KEY',
		message: 'lemlist received no API key',
		reason: 'no API key',
		advice: CHECK_KEY,
	},
	{
		when: { reply: { status: [400], text: /bad team/i } },
		...REJECTED,
		code: 'BAD_TEAM',
		message: 'lemlist found nothing with this ID, or it belongs to another team',
		reason: 'unknown ID',
		advice: 'Check the IDs, and which team the API key belongs to.',
		about: 'subject',
	},
	{
		when: { reply: { status: [402], text: /\bplan\b/i } },
		...ONE_OR_ALL,
		kind: 'configuration',
		code: 'NOT_IN_PLAN',
		message: "The lemlist plan of this API key's team does not include this request",
		reason: 'not in the lemlist plan',
		advice: 'Ask for another plan in lemlist, or use the API key of another team.',
	},
	{
		when: { reply: { status: [404], text: /no user/i } },
		...ONE_OR_ALL,
		code: 'NO_USER',
		message: 'lemlist knows no user for this API key',
		reason: 'unknown user',
		advice: CHECK_KEY,
	},
	{
		when: { reply: { status: [402] } },
		...ONE_OR_ALL,
		kind: 'configuration',
		message: 'lemlist requires another plan or a payment for this request',
		reason: 'plan or payment',
		advice: "Check the plan of this API key's team in lemlist.",
	},
	{
		when: { reply: { status: [403] } },
		...ONE_OR_ALL,
		message: 'lemlist denied access',
		reason: 'access denied',
		advice: 'Check what the user of this API key may do in lemlist.',
	},
	{
		// A 2xx with something other than what was asked for, such as an error.
		when: { reply: { status: ['2xx'] } },
		...REJECTED,
		mayBeDone: true,
		code: 'UNEXPECTED_ANSWER',
		message: 'lemlist responded with something other than what was asked for',
		reason: 'unexpected reply',
		advice:
			'Check the Base URL in the credential. If it was a change, check in lemlist whether it was made.',
	},

	{
		when: { reply: {} },
		...REJECTED,
		message: 'lemlist rejected the request',
		reason: 'rejected by lemlist',
		advice: "Check the item's values.",
	},

	// No reply
	{
		// No connection came about, so nothing can have arrived.
		when: {
			transport: ['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND'],
		},
		...OUTAGE,
		mayBeDone: false,
		...NO_REPLY,
	},
	{
		// ECONNABORTED is axios' timeout, ERR_BAD_RESPONSE a body that was cut off.
		when: {
			transport: [
				'ECONNABORTED',
				'ECONNRESET',
				'ENETDOWN',
				'EPIPE',
				'ERR_BAD_RESPONSE',
				'ERR_NETWORK',
				'ETIMEDOUT',
			],
		},
		...OUTAGE,
		...NO_REPLY,
	},
	{
		// The connection was refused on our side, so nothing was sent.
		when: {
			transport: [
				'CERT_*',
				'DEPTH_ZERO_SELF_SIGNED_CERT',
				'ERR_TLS_*',
				'SELF_SIGNED_CERT_IN_CHAIN',
				'UNABLE_TO_*',
			],
		},
		...ONE_OR_ALL,
		kind: 'configuration',
		message: 'The certificate of the server cannot be trusted',
		reason: 'untrusted certificate',
		advice: 'Check the Base URL in the credential, and proxies between n8n and lemlist.',
	},
	{
		// What came back was no HTTP, or could not be unpacked. It may happen to one item alone.
		when: { transport: ['EPROTO', 'ERR_STREAM_*', 'HPE_*', 'Z_*'] },
		...ODD_TRANSPORT,
		message: 'The reply of lemlist could not be read',
		reason: 'unreadable reply',
		advice: LATER,
	},
	{
		when: { transport: 'any' },
		...ODD_TRANSPORT,
		...NO_REPLY,
	},
];

/**
 * How long a request waits before it is sent again: `minMs`, and a random part of `spreadMs`, which
 * doubles with each try up to `maxSpreadMs`.
 */
export const BACKOFF = { minMs: 250, spreadMs: 1_000, maxSpreadMs: 8_000 };

/** A Base URL pauses for a `Retry-After` only if it is longer: our own pacing covers two windows, in ms. */
export const MIN_RETRY_AFTER_MS = 4_000;

/** Max random time that is added to such a pause, in ms. */
export const PAUSE_JITTER_MS = 100;

/** Code of a transport error that has none of its own. */
export const NO_ANSWER = 'NO_ANSWER';
