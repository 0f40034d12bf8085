/**
 * Base URLs that no key may be sent to, neither by the nodes nor by any other node with the credential.
 */
export const unsafeUrls = [
	'http://api.lemlist.com/api',
	'http://192.168.0.1/api',
	'http://128.0.0.1/api',
	'http://127.1/api',
	'http://2130706433/api',
	'http://user:password@127.0.0.1/api',
	'http://localhost?x=1',
	'https:/api.lemlist.com/api',
	'http://localhost.example.com/api',
	'http://127.0.0.1.example.com/api',
	'http://localhost@example.com/api',
	'http://localhost:80@example.com/api',
	'http://localhost:pass@example.com/api',
	'http://example.com/https://',
	'http://econnreset.example.com/api',
	'ftp://localhost/api',
	'api.lemlist.com/api',
	'localhost:4000',
	'/api',
	'',
];
