import { isPublicHttps } from '../../../sandbox/publicUrl';

describe('isPublicHttps', () => {
	it.each([
		'https://media.example.com/photo.png',
		'https://example.com:8443/a?b#c',
		'https://8.8.8.8/photo.png',
		'https://[2001:4860:4860::8888]/photo.png',
		'HTTPS://EXAMPLE.COM/photo.png',
	])('accepts %s', (url) => expect(isPublicHttps(url)).toBe(true));

	it.each([
		'http://media.example.com/photo.png',
		'ftp://media.example.com/photo.png',
		'data:image/png;base64,AAAA',
		'photo.png',
		'https://localhost/photo.png',
		'https://a.localhost/photo.png',
		'https://intranet/photo.png',
		'https://nas.local/photo.png',
		'https://db.internal./photo.png',
		'https://127.0.0.1/photo.png',
		'https://127.1/photo.png',
		'https://2130706433/photo.png',
		'https://0.0.0.0/photo.png',
		'https://10.1.2.3/photo.png',
		'https://100.64.0.1/photo.png',
		'https://169.254.169.254/photo.png',
		'https://172.31.0.1/photo.png',
		'https://192.168.1.1/photo.png',
		'https://[::1]/photo.png',
		'https://[::ffff:127.0.0.1]/photo.png',
		'https://[fd00::1]/photo.png',
		'https://[fe80::1]/photo.png',
	])('rejects %s', (url) => expect(isPublicHttps(url)).toBe(false));
});
