import { setTimeout as wait } from 'node:timers/promises';

/**
 * Submits a published form as a browser does, and waits for its last page.
 *
 * @param url URL of the form.
 * @param values Values of the fields, in the order of the form.
 * @returns The HTML of the last page.
 * @throws Error if the workflow ends without a page.
 */
export const submitForm = async (url: string, values: string[]): Promise<string> => {
	const body = new FormData();
	values.forEach((value, index) => body.set(`field-${index}`, value));
	const submitted = await fetch(url, { method: 'POST', body });
	const { formWaitingUrl } = (await submitted.json()) as { formWaitingUrl: string };

	const statusUrl = new URL(formWaitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	for (;;) {
		const status = await (await fetch(statusUrl)).text();
		if (status === 'form-waiting') break;
		if (status !== 'running') throw new Error(`The form's workflow has status ${status}`);
		await wait(100);
	}
	const page = await (await fetch(formWaitingUrl)).text();
	await fetch(formWaitingUrl, { method: 'POST' }); // as the page's script does, which ends the run
	return page;
};
