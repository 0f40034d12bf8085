import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { owner } from '../../../scripts/n8n/client';

/** A page with a user who is signed in to n8n's editor, and what happened on it. */
export interface Editor {
	page: Page;
	/** Other hosts that the page tried to contact; these requests were blocked. */
	outsideHosts: string[];
	/** Uncaught errors on the page. */
	pageErrors: Error[];
	close(): Promise<void>;
}

/**
 * Opens an empty page in Chromium and signs n8n's owner in.
 *
 * @param url URL of the editor.
 * @throws Error if there is no Chromium at the path in `CHROMIUM`, by default /usr/bin/chromium, or if
 *   n8n rejects the login.
 */
export const openEditor = async (url: string): Promise<Editor> => {
	const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
	if (!existsSync(executablePath)) {
		throw new Error(
			`Chromium was not found at ${executablePath}. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.`,
		);
	}
	// Not by a route in Playwright, which would switch the browser's cache off.
	const onlyLoopback = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', onlyLoopback] });
	const context = await browser.newContext({
		viewport: { width: 1440, height: 1000 },
		// The pictures of the docs are for sharp screens.
		deviceScaleFactor: process.env['UPDATE_DOCS'] ? 2 : 1,
	});

	const outsideHosts: string[] = [];
	context.on('request', (request) => {
		const { hostname, protocol } = new URL(request.url());
		if (protocol.startsWith('http') && hostname !== '127.0.0.1') outsideHosts.push(hostname);
	});
	context.setDefaultTimeout(120_000); // by default 30 s, which a busy machine may take
	const page = await context.newPage();
	const pageErrors: Error[] = [];
	page.on('pageerror', (error) => pageErrors.push(error));

	const { email, password } = owner;
	// Not with the form: n8n 1 then has an uncaught error of its own, since it lacks the user's settings.
	const login = await context.request.post(`${url}/rest/login`, {
		data: { emailOrLdapLoginId: email, password },
	});
	if (!login.ok()) throw new Error(`n8n rejected the login: ${await login.text()}`);
	return { page, outsideHosts, pageErrors, close: async () => await browser.close() };
};
