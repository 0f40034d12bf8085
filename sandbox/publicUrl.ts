// Which URLs are public, as far as the URL itself shows.

import { BlockList, isIP } from 'node:net';

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
for (const [network, prefix] of [
	['::', 127],
	['fc00::', 7],
	['fe80::', 10],
	['ff00::', 8],
] as const) {
	notPublic.addSubnet(network, prefix, 'ipv6');
}

/** True if it is an https URL whose host is neither loopback nor private. */
export function isPublicHttps(text: string): boolean {
	if (!URL.canParse(text)) return false;
	const { protocol, hostname } = new URL(text);
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '');
	if (protocol !== 'https:') return false;
	const version = isIP(host);
	if (version !== 0) return !notPublic.check(host, version === 4 ? 'ipv4' : 'ipv6');
	return host.includes('.') && !/\.(localhost|local|internal|lan|home\.arpa)$/.test(host);
}
