// Which URLs are public, as far as the URL itself shows.

import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks that nobody outside can reach (RFC 6890), and those that no single machine has. */
const notPublic = new BlockList();
for (const [network, prefix] of [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.168.0.0', 16],
	['224.0.0.0', 3],
] as const) {
	notPublic.addSubnet(network, prefix, 'ipv4');
}

/** Global unicast (RFC 4291). */
const global = new BlockList();
global.addSubnet('2000::', 3, 'ipv6');

/** True if it is an https URL whose host is neither loopback nor private. */
export function isPublicHttps(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (protocol !== 'https:') return false;
	if (isIPv4(host)) return !notPublic.check(host, 'ipv4');
	if (isIPv6(host)) return global.check(host, 'ipv6');
	return host.includes('.') && !/\.(localhost|local|internal|lan|home\.arpa)$/.test(host);
}
