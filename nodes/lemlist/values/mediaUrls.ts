import { parseUrl } from '../parseUrl';
import { MAX_URL } from './limits';
import { listReader } from './list';
import { isPublicHost } from './publicHost';
import { reader } from './reader';

/**
 * New lines, the two characters `\n`, and commas, semicolons and bars except inside a URL: many image
 * services have those there. Blanks if another URL follows.
 */
const BETWEEN_URLS = /\n|(?:[,;|，；、｜]|\\n)(?=\s|https?:|$)|\s(?=https?:)/i;

/** The URL in what Airtable, Notion and HubSpot write for a file. */
function urlOfFile({ url, file, external }: Readonly<Record<string, unknown>>): unknown {
	const nested = [file, external].map((each) => (Object(each) as { url?: unknown }).url);
	return [url, ...nested].find((each) => typeof each === 'string');
}

const toMediaUrl = reader(
	{
		otherwise: {
			problem: 'holds something that is not a public https URL',
			advice: 'lemlist downloads each file itself: use URLs that open without a login.',
			code: 'LINKEDIN_MEDIA_UNSAFE_URL',
			reason: 'no public https URL',
		},
		maxLength: MAX_URL,
		partOf: urlOfFile,
	},
	(given) => {
		const url = typeof given === 'string' && !/\s/.test(given) ? parseUrl(given) : undefined;
		const isPublic = url?.protocol === 'https:' && isPublicHost(url.hostname);
		// As a browser sends it: what a URL must not hold is encoded.
		return isPublic ? { value: url.href } : undefined;
	},
);

/**
 * Reads the URLs of a task's images or videos; undefined if there are none, so that an empty list
 * clears nothing. Only their form is checked here: lemlist downloads the files, never this node.
 */
export const toMediaUrls = listReader(BETWEEN_URLS, toMediaUrl);
