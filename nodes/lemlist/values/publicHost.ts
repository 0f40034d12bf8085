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
