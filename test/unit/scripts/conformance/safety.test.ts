// Whatever the server answers, and wherever a run ends, the kit changes nothing but tasks of its own, and
// cleans up.
import { existsSync, readFileSync } from 'node:fs';
import type { Reply } from '../../../../nodes/lemlist/http';
import type { FaultAnswer } from '../../../../sandbox';
import { seededRandom } from '../../../../sandbox/random';
import { BUDGET, Client, type Request } from '../../../../scripts/conformance/client';
import { readCommandLine, readKey } from '../../../../scripts/conformance/commandLine';
import { dryRun } from '../../../../scripts/conformance/dryRun';
import { Journal } from '../../../../scripts/conformance/journal';
import {
	assume,
	CONTACT,
	KEY,
	kit,
	newJournal,
	optionsOf,
	theSandbox,
	toSandbox,
	USER,
	world,
} from './kit';

/** What a lying server may answer: other people's tasks above all. */
function lie(request: Request, random: () => number): Reply {
	const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)]!;
	if (random() < 0.02) throw new Error(`The connection of ${KEY} was reset`);
	const headers = { 'content-type': 'application/json', 'retry-after': pick(['2', '900', KEY]) };
	const foreign = { _id: 'opp_Foreign0000000000', title: 'Call back', status: 'due', priority: 2 };
	const named = { ...foreign, ...request.body, _id: 'opp_A1B2C3D4E5F6G7H8I' };
	const team = { _id: 'tea_1', users: [{ userId: USER }] };
	if (random() < 0.9 && request.path === '/team') return { statusCode: 200, headers, body: team };
	if (random() < 0.9 && request.body?.['type']) return { statusCode: 200, headers, body: named };
	const lists = [[foreign], [named], [], 'none'].map((results) => ({ ...team, results }));
	const records = [[foreign], [], [{ _id: CONTACT }]];
	const tasks = [foreign, named, named, { ...named, title: 'Call back' }];
	const body = pick([...lists, ...records, ...tasks, ...NONSENSE]);
	return { statusCode: pick(STATUSES), headers, body };
}
const NONSENSE = [{}, '', null, KEY, '<!doctype html>', { error: KEY }];
const STATUSES = [...Array<number>(60).fill(200), 400, 404, 500, 401, 402, 302, 429];

it('changes no task of others in 300 runs against a server that lies', async () => {
	let writes = 0;
	for (let seed = 1; seed <= 300; seed++) {
		const random = seededRandom(seed);
		const sent: Request[] = [];
		const options = optionsOf('--yes --types --linkedin');
		const [, printed] = await kit(options, async (request) => {
			sent.push(request);
			return lie(request, random);
		});
		const changed = sent.filter(({ method }) => method !== 'GET');
		writes += changed.length;
		expect(JSON.stringify(changed)).not.toContain('Foreign');
		expect(printed).not.toContain(KEY);
		expect(sent.filter(({ path }) => path !== '/team').length).toBeLessThan(BUDGET + 60);
	}
	expect(writes).toBeGreaterThan(1_000);
});

it('refuses to change anything else, also by a mistake of its own', async () => {
	const client = new Client(world, new Journal(newJournal()), optionsOf(''));
	const id = 'opp_phone000000000001';
	await expect(client.update(id, { title: 'x' })).rejects.toThrow('A bug');
	await expect(client.ignore([client.madeUp(), id])).rejects.toThrow('A bug');
	await expect(client.ignore([])).rejects.toThrow('A bug');
	expect(theSandbox().requests).toEqual([]);
});

/** Tasks of the kit that are still open. */
const openTasks = () =>
	[...theSandbox().tasks.values()].filter(
		({ _id, status }) => _id.startsWith('opp_created') && status === 'pending',
	);

it.each([true, false])('cleans up after a kill at each change (search: %s)', async (hasV2) => {
	let steps = Infinity;
	for (let step = 1; step <= steps; step++) {
		assume({}, { hasV2 });
		const options = optionsOf('--yes');
		let count = 0;
		// The last change arrives, and its reply never does.
		const ended = await new Promise<boolean>((resolve, reject) => {
			const send = async (request: Request) => {
				const isOver = request.path === '/team' && !request.query;
				if (!isOver) {
					const reply = await toSandbox(request);
					if (request.method === 'GET' || ++count < step) return reply;
				}
				resolve(isOver);
				return await new Promise<Reply>(() => {});
			};
			kit(options, send).then(() => resolve(true), reject);
		});
		if (ended) steps = step;
		if (step === 1) expect((await kit(options))[1]).toMatch('Run this with --clean first');
		const [code] = await kit(optionsOf('--clean', options.journal));
		expect([step, code, openTasks(), existsSync(options.journal)]).toEqual([step, 0, [], false]);
	}
	expect(steps).toBeGreaterThan(20);
});

it('sends at most 5 requests a second before the rate limit, and some 60 in all', async () => {
	const [code] = await kit(optionsOf('--yes'));
	const { requests } = theSandbox();
	const times = requests.slice(0, -112).map(({ at }) => at);
	expect(code).toBe(0);
	expect(times.length).toBeLessThan(65);
	for (const [index, at] of times.entries())
		expect(at - times[index - 5]! || 1_000).toBeGreaterThan(990);
	expect(openTasks()).toEqual([]);
});

const UNKNOWN = { line: '--contact ctc_Nobody00000000000' };
type Texts = Partial<Record<'line' | 'key' | 'path', string>>;
type Change = Texts & { answer?: FaultAnswer; timeoutMs?: number; hasRecords?: boolean };
it.each<[string, string, Change]>([
	['a refused key', 'lemlist rejected the API key: lemlist answered 401', { key: 'wrong' }],
	['a blocked user', 'denied access to the user', { key: 'sandbox-key-blocked' }],
	['a plan without the API', 'does not include this request', { key: 'sandbox-key-free-plan' }],
	['a key without user', 'GET /team answered 404 "', { key: 'sandbox-key-without-user' }],
	['an unknown user', 'no user like --user', { line: '--user usr_Nobody00000000000' }],
	['an unknown contact', 'no contact like --contact', UNKNOWN],
	['another 402', 'lemlist answered 402 "Pay"', { answer: { status: 402, body: 'Pay' } }],
	['another 403', 'lemlist answered 403 "No"', { answer: { status: 403, body: 'No' } }],
	['a redirect', 'answers 301 is not lemlist', { answer: { status: 301, body: '' } }],
	['a used up key', 'Something else uses the key', { answer: { status: 429, body: '' } }],
	['a web page', "200 with a web page is not lemlist's API. Check --base", { answer: 'html' }],
	[
		'a wrong path',
		'answered 404 "No", not a team. Check',
		{ answer: { status: 404, body: { error: 'No' } } },
	],
	['a Base URL with a path', 'with a web page is not lemlist', { path: '/tasks' }],
	[
		'no reply in time',
		'There was no reply to GET /team',
		{ answer: { hangMs: 60_000 }, timeoutMs: 100 },
	],
	['no reply', 'There was no reply to GET /team', { answer: 'reset' }],
	['half a reply', 'There was no reply to GET /team', { answer: 'cut' }],
	['no team', 'answered 200, not a team. Check', { answer: { status: 200, body: {} } }],
	['an unlisted contact', 'recordId answered 400 "Bad team"', { ...UNKNOWN, hasRecords: false }],
])('creates nothing with %s', async (_what, words, change) => {
	const { line = '', key, path = '', answer, timeoutMs, hasRecords = true } = change;
	assume({}, { hasRecords });
	if (answer) theSandbox().fault({ answer });
	const send = async (each: Request) =>
		await toSandbox({ ...each, path: path + each.path }, key, timeoutMs);
	const [code, printed] = await kit(optionsOf(`--yes ${line}`), send);
	expect([code, printed]).toEqual([1, expect.stringContaining(words)]);
	expect(printed.split('\n').at(-1)).toMatch(/^Stopped: .*[.?]$/);
	expect([...theSandbox().tasks.keys()].filter((id) => id.startsWith('opp_created'))).toEqual([]);
});

it('sends nothing in a dry run, which shows all requests', async () => {
	const options = optionsOf('--types --linkedin');
	const lines: string[] = [];
	await dryRun(options, (line) => lines.push(line));
	const printed = lines.join('\n');
	expect(theSandbox().requests).toEqual([]);
	expect(printed).toContain(`POST /tasks {"recordId":"${CONTACT}","type":"manual"`);
	expect(printed).toMatch(/7b [^]*POST \/tasks\/ignore [^]*GET \/team, 112 times/);
	expect(existsSync(`${options.journal}.dry`)).toBe(false);
});

it('shows neither the key nor values of the account', async () => {
	theSandbox().fault({
		...{ path: '/tasks', method: 'PATCH' },
		answer: { status: 400, body: `No task opp_A1B2C3 of Sales Two (me@example.org) for ${KEY}` },
	});
	const options = { ...optionsOf('--yes'), profile: newJournal() };
	const [, printed] = await kit(options);
	const profile = readFileSync(options.profile, 'utf8');
	expect(profile).toContain('No task opp_… of … …@… for ***');
	for (const secret of [KEY, btoa(`:${KEY}`), 'Sales', 'example.com"', 'Sandbox Team', 'usr_S']) {
		expect(profile).not.toContain(secret);
		expect(printed).not.toContain(secret);
	}
});

it.each([
	[['--user', 'usr_1'], '--contact must be an ID such as ctc_A1B2C3D4E5F6G7H8I, got ""'],
	[['--contact', 'ctc_1', '--user', 'me'], '--user must be an ID such as usr_A1B2C3D4E5F6G7H8I'],
	[['--clean', '--base-url', 'http://example.com'], 'does not start with https://'],
])('rejects the options %j', (args, message) => {
	expect(() => readCommandLine(args)).toThrow(message);
});

it('needs a key', async () => {
	expect(readCommandLine(['--help'])).toBeUndefined();
	expect(await readKey({ LEMLIST_API_KEY: ` ${KEY}\n` })).toBe(KEY);
	await expect(readKey({})).rejects.toThrow('There is no API key: set LEMLIST_API_KEY');
});
