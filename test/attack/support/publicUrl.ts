import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks that nobody outside can reach (RFC 6890), and those that no single machine has. */
const PRIVATE = new BlockList();
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
	PRIVATE.addSubnet(network, prefix, 'ipv4');
}

const GLOBAL = new BlockList();
GLOBAL.addSubnet('2000::', 3, 'ipv6');

/** Whether lemlist could download a URL, as far as its spelling shows. */
export function isPublicUrl(text: string): boolean {
	if (!/^https:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
	const host = new URL(text).hostname.replace(/^\[|\]$|\.$/g, '');
	if (isIPv4(host)) return !PRIVATE.check(host, 'ipv4');
	if (isIPv6(host)) return GLOBAL.check(host, 'ipv6');
	const last = host.split('.').at(-1);
	return host.includes('.') && !['localhost', 'local', 'internal', 'lan'].includes(String(last));
}
