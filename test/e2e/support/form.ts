import { setTimeout as wait } from 'node:timers/promises';

/**
 * Submits a published form as a browser does, and waits for its last page.
 *
 * @param url URL of the form.
 * @param values Values of the fields, in the order of the form.
 * @param headers Of each request, such as that for the form's authentication.
 * @returns The HTML of the last page.
 * @throws Error if the workflow ends without a page.
 */
export const submitForm = async (
	url: string,
	values: string[],
	headers: Record<string, string> = {},
): Promise<string> => {
	const body = new FormData();
	values.forEach((value, index) => body.set(`field-${index}`, value));
	const submitted = await fetch(url, { method: 'POST', body, headers });
	const { formWaitingUrl } = (await submitted.json()) as { formWaitingUrl: string };

	const statusUrl = new URL(formWaitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	for (;;) {
		const status = await (await fetch(statusUrl, { headers })).text();
		if (status === 'form-waiting') break;
		if (status !== 'running') throw new Error(`The form's workflow has status ${status}`);
		await wait(100);
	}
	const page = await (await fetch(formWaitingUrl, { headers })).text();
	await fetch(formWaitingUrl, { method: 'POST', headers }); // as the page's script does, which ends the run
	return page;
};
