// The lists in the panel: content, search, and error messages.
import type { INodeParameters } from 'n8n-workflow';
import { sampleCampaigns } from '../../sandbox';
import { useEditor } from './support/editorTest';
import { openPanel, workflowWith, type Panel } from './support/panel';

const setup = useEditor('pickers-key');
beforeEach(() => setup.world.sandbox.reset());

const empty = { __rl: true as const, mode: 'list', value: '' };

/** Create with all required fields, so that the editor marks no other than the one it is about. */
const create = {
	operation: 'create',
	...{ type: 'phone', title: 'Call about the renewal', dueDate: '2026-12-01T09:00:00' },
	assignedTo: { __rl: true as const, mode: 'email', value: 'sales.one@example.com' },
	recordId: { __rl: true as const, mode: 'email', value: 'lead@company-1.example.com' },
};

const PICKERS: Record<string, INodeParameters> = {
	taskId: { operation: 'ignore', taskId: empty },
	campaignId: { operation: 'getAll', filters: { campaignId: empty } },
	assignedTo: { ...create, assignedTo: empty },
	recordId: { ...create, recordId: empty },
};

async function open(parameter: string): Promise<Panel> {
	const workflow = workflowWith(PICKERS[parameter]!, setup.world.credential);
	const panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));
	await panel.openList(parameter);
	return panel;
}

/** Types into the list's search, waits for the result and returns the entries. */
async function search(panel: Panel, text: string): Promise<string[]> {
	const items = panel.byTestId('rlc-item');
	const before = await items.count();
	await panel.byTestId('rlc-search').locator('visible=true').pressSequentially(text);
	await items.nth(before - 1).waitFor({ state: 'detached' });
	await items.first().waitFor();
	return await items.allInnerTexts();
}

it('lists open tasks by contact and company, and searches them in lemlist', async () => {
	const panel = await open('taskId');
	const listed = await panel.byTestId('rlc-item').allInnerTexts();
	await panel.picture('picker-task', 900);
	const found = await search(panel, 'who decides');

	expect(listed.length).toBeGreaterThan(20);
	expect(found).toEqual([
		expect.stringMatching(/^\d+ \w{3} \d{4} · Lead \d+, Example Company \d+ · Ask who decides$/),
	]);
	expect(setup.world.sandbox.requests.at(-1)?.query).toMatchObject({ search: 'who decides' });
});

it('lists contacts and companies for the record of a task, and searches them in lemlist', async () => {
	const panel = await open('recordId');
	const listed = await panel.byTestId('rlc-item').allInnerTexts();
	await panel.picture('picker-record', 900);
	const found = await search(panel, 'company-3.');

	expect(listed[0]).toMatch(/^Lead \d+ \(lead@company-\d+\.example\.com\)$/);
	expect(listed).toContainEqual(expect.stringMatching(/^Example Company \d+ \(.+\)$/));
	expect(found.length).toBeGreaterThan(0);
	expect(found.length).toBeLessThan(listed.length);
	const searches = setup.world.sandbox.requests.slice(-2).map(({ path, query }) => [path, query]);
	expect(searches).toEqual(
		['/contacts', '/companies'].map((path) => [
			path,
			expect.objectContaining({ search: 'company-3.' }),
		]),
	);
});

it.each([
	['an ID', (id: string) => id],
	['a URL', (id: string) => `https://app.lemlist.com/tasks/${id}?tab=notes`],
])('finds a done task by %s', async (_, pasted) => {
	const [task] = setup.world.sandbox.tasks.values();
	Object.assign(task!, { status: 'completed' });
	const panel = await open('taskId');
	const items = panel.byTestId('rlc-item');

	expect((await items.allInnerTexts()).join()).not.toContain(task!.title);
	await panel.byTestId('rlc-search').locator('visible=true').fill(pasted(task!._id));
	await items.getByText(task!.title).click();
	expect(await panel.byTestId('rlc-input').inputValue()).toMatch(
		/^Done · \d+ \w{3} \d{4} · Lead 1, Example Company 1/,
	);
});

it.each([
	[
		'list',
		'Select an open task…',
		'Lists open tasks. To find any other task, paste its ID into the search.',
	],
	['id', 'e.g. opp_A1B2C3D4E5F6G7H8I', 'The ID of the task, or a lemlist URL that contains it'],
])('says what the mode "%s" of a task takes', async (mode, placeholder, hint) => {
	const parameters = { operation: 'ignore', taskId: { ...empty, mode } };
	const workflow = workflowWith(parameters, setup.world.credential);
	const panel = await openPanel(setup, await setup.world.n8n.createWorkflow(workflow));

	expect(await panel.byTestId('rlc-input').getAttribute('placeholder')).toBe(placeholder);
	expect(await panel.shows(hint)).toBe(true);
});

it('lists the campaigns and searches them', async () => {
	const panel = await open('campaignId');
	const listed = await panel.byTestId('rlc-item').allInnerTexts();
	await panel.picture('picker-campaign', 900);

	expect(listed).toEqual(sampleCampaigns.map(({ name }) => name));
	expect(await search(panel, 'webinar')).toEqual(['Webinar follow-up']);
});

it('lists the members of the team and searches them', async () => {
	const panel = await open('assignedTo');
	const listed = await panel.byTestId('rlc-item').allInnerTexts();
	await panel.picture('picker-assignee', 900);

	expect(listed).toHaveLength(setup.world.sandbox.members.length);
	expect(await search(panel, 'two')).toEqual(['Sales Two (sales.two@example.com)']);
});

it.each(Object.keys(PICKERS))('%s shows what to do if lemlist rejects the key', async (name) => {
	setup.world.sandbox.fault({
		answer: { status: 401, body: 'The authentication you supplied is incorrect' },
	});
	const panel = await open(name);
	const message = await panel.byTestId('rlc-error-container').innerText();

	expect(message).toContain('lemlist rejected the API key');
	expect(message).toContain('Check the credential');
});

it.each(['taskId', 'assignedTo'])('%s shows an error for unexpected responses', async (name) => {
	const answers = ['malformed' as const, { status: 200, body: { results: [null], users: [{}] } }];
	for (const answer of answers) {
		setup.world.sandbox.reset();
		setup.world.sandbox.fault({ answer });
		const panel = await open(name);
		const shown = await panel.byTestId('rlc-error-container').innerText();

		expect(shown).toMatch(/could not be read|something other than what was asked for/);
	}
});

it('stops waiting if another tool uses up the rate limit of the key', async () => {
	setup.world.sandbox.fault({ answer: { status: 429, body: 'Too many requests' } });

	const panel = await open('taskId');
	const shown = await panel.byTestId('rlc-error-container').innerText();

	expect(shown).toMatch(/The API key is busy: this request waited too long for .* rate limit/);
	expect(setup.world.sandbox.requests.length).toBeGreaterThan(1);
});

// The editor selects an existing credential automatically, so this bypasses the editor.
it.each(['searchTasks', 'searchCampaigns', 'searchAssignees'])(
	'%s reports what to do if the node has no credential',
	async (method) => {
		await expect(setup.world.n8n.searchList(method)).rejects.toThrow(
			/Choose a Lemlist Tasks API credential/,
		);
	},
);
