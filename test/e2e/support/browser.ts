import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { owner } from '../../../scripts/n8n/client';

/** A page of n8n's editor with a signed-in user, and what happened on it. */
export interface Editor {
	page: Page;
	/** Other hosts that the page tried to contact; these requests were blocked. */
	outsideHosts: string[];
	/** Uncaught errors on the page. */
	pageErrors: Error[];
	close(): Promise<void>;
}

/**
 * Opens n8n's editor in Chromium and signs the owner in.
 *
 * @param url URL of the editor.
 * @throws Error if there is no Chromium at the path in `CHROMIUM`, by default /usr/bin/chromium.
 */
export const openEditor = async (url: string): Promise<Editor> => {
	const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
	if (!existsSync(executablePath)) {
		throw new Error(
			`Chromium was not found at ${executablePath}. Install it (Debian: apt-get install chromium), or set CHROMIUM to its path.`,
		);
	}
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
	const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });

	const outsideHosts: string[] = [];
	await context.route(
		({ hostname }) => hostname !== '127.0.0.1',
		async (route) => {
			outsideHosts.push(new URL(route.request().url()).hostname);
			await route.abort();
		},
	);
	context.setDefaultTimeout(120_000); // by default 30 s, which a busy machine may take
	const page = await context.newPage();
	const pageErrors: Error[] = [];
	page.on('pageerror', (error) => pageErrors.push(error));

	await page.goto(`${url}/signin`);
	await page.fill('input[name=emailOrLdapLoginId]', owner.email);
	await page.fill('input[name=password]', owner.password);
	await page.click('[data-test-id=form-submit-button]');
	await page.waitForURL(({ pathname }) => !pathname.startsWith('/signin'));
	return { page, outsideHosts, pageErrors, close: async () => await browser.close() };
};
