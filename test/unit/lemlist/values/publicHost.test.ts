import fc from 'fast-check';
import { isPublicHost } from '../../../../nodes/lemlist/values/mediaUrls';

const isPublic = (host: string) => isPublicHost(new URL(`https://${host}/a.png`).hostname);

describe('hosts that only this machine or network knows', () => {
	it.each([
		['loopback', '127.0.0.1'],
		['all of loopback', '127.255.255.254'],
		['as one number', '2130706433'],
		['in hexadecimal', '0x7f000001'],
		['in hexadecimal parts', '0x7f.0.0.0x1'],
		['in octal', '0177.0.0.1'],
		['shortened', '127.1'],
		['with a trailing dot', '127.0.0.1.'],
		['in full-width digits', '１２７.0.0.1'],
		['percent-encoded', '%31%32%37.0.0.1'],
		['unspecified', '0.0.0.0'],
		['unspecified, as a number', '0'],
		['private, 10', '10.1.2.3'],
		['private, 172.16', '172.16.0.1'],
		['private, 172.31', '172.31.255.255'],
		['private, 192.168', '192.168.0.1'],
		['private, as a number', '3232235521'],
		['link-local', '169.254.169.254'],
		['link-local, in hexadecimal', '0xa9fea9fe'],
		['carrier-grade NAT', '100.64.0.1'],
		['end of carrier-grade NAT', '100.127.255.255'],
		['multicast', '224.0.0.1'],
		['broadcast', '255.255.255.255'],
		['IPv6 loopback', '[::1]'],
		['IPv6 loopback, in full', '[0:0:0:0:0:0:0:1]'],
		['IPv6 unspecified', '[::]'],
		['IPv4-mapped', '[::ffff:127.0.0.1]'],
		['IPv4-mapped, in hexadecimal', '[::ffff:7f00:1]'],
		['IPv4-mapped, in full', '[0:0:0:0:0:ffff:7f00:1]'],
		['IPv4-compatible', '[::127.0.0.1]'],
		['IPv4 through NAT64', '[64:ff9b::10.0.0.1]'],
		['unique local', '[fd12:3456::1]'],
		['unique local, fc', '[fc00::1]'],
		['IPv6 link-local', '[fe80::1]'],
		['end of IPv6 link-local', '[febf::1]'],
		['IPv6 site-local', '[fec0::1]'],
		['IPv6 multicast', '[ff02::1]'],
		['localhost', 'localhost'],
		['localhost in capitals', 'LOCALHOST'],
		['localhost with a trailing dot', 'localhost.'],
		['localhost with two', 'localhost..'],
		['below localhost', 'a.localhost'],
		['.local', 'printer.local'],
		['.local with a trailing dot', 'printer.local.'],
		['.internal', 'metadata.google.internal'],
		['.lan', 'nas.lan'],
		['.home.arpa', 'nas.home.arpa'],
		['a single label', 'intranet'],
		['a single label with a trailing dot', 'intranet.'],
	])('%s: %s', (_, host) => {
		expect(isPublic(host)).toBe(false);
	});
});

describe('hosts of the internet', () => {
	it.each([
		'example.com',
		'example.com.',
		'a.b.example.com',
		'localhost.example.com',
		'local.example',
		'xn--bcher-kva.example',
		'8.8.8.8',
		'11.0.0.1',
		'100.63.0.1',
		'100.128.0.1',
		'126.0.0.1',
		'128.0.0.1',
		'169.253.0.1',
		'172.15.0.1',
		'172.32.0.1',
		'192.167.0.1',
		'223.255.255.255',
		'[2606:4700::1111]',
		'[2a00:1450::1]',
		'[3fff:ffff::1]',
	])('%s', (host) => {
		expect(isPublic(host)).toBe(true);
	});
});

it('judges an IPv4 address alike in all of its spellings', () => {
	fc.assert(
		fc.property(fc.nat(0xffffffff), (address) => {
			const bytes = [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
			const dotted = isPublic(bytes.join('.'));
			expect(isPublic(String(address))).toBe(dotted);
			expect(isPublic(`0x${address.toString(16)}`)).toBe(dotted);
			expect(isPublic(bytes.map((byte) => `0${byte.toString(8)}`).join('.'))).toBe(dotted);
			expect(isPublic(`${bytes.join('.')}.`)).toBe(dotted);
		}),
	);
});
