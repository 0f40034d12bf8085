import { parseUrl } from '../parseUrl';
import { MAX_URL } from './limits';
import { listReader } from './list';
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

const LOCAL_NAME = /(^|\.)(localhost|local|internal|lan|home\.arpa)$/;
const IPV4 = /^(\d+)\.(\d+)\.\d+\.\d+$/;
/** Global unicast (RFC 4291): not loopback, IPv4 in IPv6, unique local, link-local or multicast. */
const GLOBAL_IPV6 = /^\[[23][0-9a-f]{3}:/;

/** Max characters of a host (RFC 1035), and a dot at its end. */
const MAX_HOST = 254;

/**
 * Whether a host can be reached from the internet, as far as its spelling shows. No name is looked up:
 * lemlist checks the rest.
 * @param hostname as `URL` has it, in lower case, IPv6 in brackets
 */
export function isPublicHost(hostname: string): boolean {
	if (hostname.length > MAX_HOST) return false;
	const host = hostname.replace(/\.+$/, '');
	if (host.startsWith('[')) return GLOBAL_IPV6.test(host);
	const ipv4 = IPV4.exec(host);
	if (ipv4) return isPublicIpv4(Number(ipv4[1]), Number(ipv4[2]));
	return host.includes('.') && !LOCAL_NAME.test(host);
}

/** The ranges of RFC 6890 that are in common use; the first two numbers are enough for them. */
function isPublicIpv4(first: number, second: number): boolean {
	const isPrivate =
		first === 0 ||
		first === 10 ||
		first === 127 ||
		first >= 224 ||
		(first === 100 && second >= 64 && second < 128) ||
		(first === 169 && second === 254) ||
		(first === 172 && second >= 16 && second < 32) ||
		(first === 192 && second === 168);
	return !isPrivate;
}
