import { parseUrl } from '../parseUrl';
import { toList } from './list';
import { isPublicHost } from './publicHost';
import type { Reading } from './reading';

/** New lines, and commas except inside a URL: many image services have commas there. */
const BETWEEN_URLS = /\n|,(?=\s|https?:|$)/i;

/**
 * Reads the URLs of a task's images or videos; undefined if there are none, so that an empty list
 * clears nothing. Only their form is checked here: lemlist downloads the files, never this node.
 */
export function toMediaUrls(value: unknown): Reading<string[] | undefined> {
	const urls = toList(value, BETWEEN_URLS);
	const unsafe = urls.find((url) => !isPublicHttps(url));
	if (unsafe !== undefined) {
		return {
			problem: 'holds something that is not a public https URL',
			advice: 'lemlist downloads each file itself: use URLs that open without a login.',
			code: 'LINKEDIN_MEDIA_UNSAFE_URL',
			reason: 'no public https URL',
			culprit: unsafe,
		};
	}
	// As a browser sends them: what a URL must not hold is encoded.
	const sent = urls.map((url) => new URL(String(url)).href);
	return { value: sent.length > 0 ? sent : undefined };
}

function isPublicHttps(url: unknown): boolean {
	const parsed = typeof url === 'string' && !/\s/.test(url) ? parseUrl(url) : undefined;
	return parsed?.protocol === 'https:' && isPublicHost(parsed.hostname);
}
