// The command: a dry run, a run, or the clean-up after an interrupted one.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import manifest from '../../package.json';
import { redactor } from '../../nodes/lemlist/redact';
import { sampleContacts, sampleMembers, startSandbox } from '../../sandbox';
import { Client, Stop, type Request, type World } from './client';
import type { Options } from './commandLine';
import { sendOverHttp } from './http';
import { Journal } from './journal';
import { Lab } from './lab';
import { Recorder, settingsOf, type Profile } from './profile';
import { ask, FLAGS, QUESTIONS, type Finding } from './questions';
import { BURSTS, judgeBursts, observe, timelineOf } from './rateLimit';

/** What a run needs beside the options. */
export interface Surroundings {
	readonly world: World;
	/** It is never shown. */
	readonly apiKey: string;
	print(text: string): void;
}

/** The texts of the questions, by number: the rows of the table in docs/conformance.md. */
const TEXTS = new Map(
	readFileSync(join(__dirname, '../../docs/conformance.md'), 'utf8')
		.split('\n')
		.map((row) => row.split('|').map((cell) => cell.trim()))
		.map(([, id = '', ...texts]) => [id, texts] as const),
);

const REQUESTS = BURSTS.reduce((sum, { requests }) => sum + requests, 0);

/** The questions that the flags allow. */
const questionsOf = ({ extras }: Options) =>
	Object.keys(QUESTIONS).filter((id) => FLAGS[id] === undefined || extras[FLAGS[id]]);

/** A question and its answer in one line. */
export function lineOf(id: string, { verdict, seen }: Finding): string {
	const [about, docs, node, otherwise, where = ''] = TEXTS.get(id) ?? [];
	const risk = verdict === 'wrong' ? otherwise : '';
	const see = `See ${where.replaceAll('`', '').replace(', ', ' and ')}.`;
	return [`${id} ${verdict}: ${about}`, docs, seen, node, risk, see].filter(Boolean).join(' ');
}

/** @returns the exit code: 0 if all was asked and cleaned up, 1 otherwise */
export async function run(options: Options, surroundings: Surroundings): Promise<number> {
	if (options.mode === 'dryRun') return await dryRun(options, surroundings.print);
	const redact = redactor(surroundings.apiKey);
	const withoutKey = (text: string) =>
		String(redact({ statusCode: 0, headers: {}, body: text }).body);
	const say = (text: string) => surroundings.print(withoutKey(text));
	const recorder = new Recorder();
	const world = recorder.around(surroundings.world);
	const journal = new Journal(options.journal);
	const client = new Client(world, journal, options);
	if (options.mode === 'clean') return await clean(client, journal, say);
	if (!journal.isClean) {
		say(`An earlier run was interrupted (see ${journal.path}). Run this with --clean first.`);
		return 1;
	}
	say(
		`Tasks are created for ${options.contact}, due in 2099, and ignored in the end. They stay in lemlist as ignored,\nsince tasks cannot be deleted. If this is interrupted, run it again with --clean.\n`,
	);
	const findings: Record<string, Finding> = {};
	const note = (id: string, finding: Finding) => {
		findings[id] = finding;
		say(lineOf(id, finding));
	};
	let timeline: readonly string[] = [];
	let stopped = await reasonToStop(async () => {
		const lab = new Lab(client, options);
		for (const id of questionsOf(options)) note(id, await ask(id, lab));
	});
	const code = journal.isClean ? 0 : await clean(client, journal, say);
	stopped ??= await reasonToStop(async () => {
		say(`\nNow the rate limit: ${REQUESTS} × GET /team, which takes 17 s.\n`);
		const observations = await observe(world);
		timeline = timelineOf(observations);
		for (const [id, finding] of Object.entries(judgeBursts(observations))) note(id, finding);
	});
	if (stopped !== undefined) say(`\nStopped: ${stopped}`);
	if (Object.keys(findings).length === 0) return 1;
	const verdicts = Object.entries(findings).map(([id, { verdict }]) => [id, verdict] as const);
	const profile: Profile = {
		kit: `${manifest.name} ${manifest.version}`,
		verdicts: Object.fromEntries(verdicts),
		settings: settingsOf(Object.values(findings)),
		replies: recorder.replies,
		headers: [...recorder.headers].sort(),
		timeline,
	};
	const json = JSON.stringify(profile, null, '\t');
	for (const each of ['right', 'wrong', 'cannot tell']) {
		const ids = verdicts.filter(([, verdict]) => verdict === each).map(([id]) => id);
		say(`${each === 'right' ? '\n' : ''}${each}: ${ids.join(', ') || 'none'}`);
	}
	say(`\nThis can go into an issue at ${manifest.bugs.url} as it is:\n\n${json}`);
	if (options.profile) writeFileSync(options.profile, `${withoutKey(json)}\n`);
	return stopped === undefined ? code : 1;
}

/** @returns why it stopped; undefined if it did not */
async function reasonToStop(what: () => Promise<void>): Promise<string | undefined> {
	const nothing = await what().catch((error: unknown) => {
		if (error instanceof Stop) return error.message;
		throw error;
	});
	return nothing ?? undefined;
}

async function clean(client: Client, journal: Journal, say: (text: string) => void) {
	if (journal.isClean) {
		say('There is nothing to clean up.');
		return 0;
	}
	let left: readonly string[] = [];
	const stopped = await reasonToStop(async () => {
		const result = await client.clean();
		left = result.left;
		say(`\nTasks of its own that are ignored now: ${result.ignored}.`);
	});
	if (stopped !== undefined) say(`\nNot cleaned up: ${stopped} Run this again with --clean.`);
	if (left.length > 0) {
		const toForget = `to forget it, delete ${journal.path}`;
		say(`Not cleaned up: ${left.join(', ')}. Look in lemlist, or try --clean again; ${toForget}.`);
	}
	return journal.isClean ? 0 : 1;
}

/** Asks a sandbox instead of lemlist, and prints each request. */
async function dryRun(options: Options, print: (text: string) => void): Promise<number> {
	const sandbox = await startSandbox({
		limit: Infinity,
		contacts: sampleContacts.slice(0, 1).map((each) => ({ ...each, _id: options.contact })),
		members: sampleMembers.slice(0, 1).map((each) => ({ ...each, userId: options.user })),
	});
	let time = 0;
	const world = {
		now: () => time,
		sleep: async (ms: number) => void (time += ms),
		send: async (request: Request) => {
			print(`  ${inWords(request)}`);
			return await sendOverHttp({ baseUrl: sandbox.url, apiKey: sandbox.apiKey }, request);
		},
	};
	const client = new Client(world, new Journal(`${options.journal}.dry`), options);
	const lab = new Lab(client, options);
	print(
		'A dry run: nothing is sent to lemlist. --yes sends these requests, and more if it behaves otherwise.\n',
	);
	for (const id of questionsOf(options)) {
		print(`${id} ${TEXTS.get(id)?.[0]}`);
		await ask(id, lab);
	}
	print('In the end, its own tasks are ignored.');
	await client.clean();
	print(`6a, 6b and 6c The rate limit.\n  GET /team, ${REQUESTS} times in 13 s`);
	await sandbox.close();
	return 0;
}

function inWords({ method, path, query = {}, body }: Request): string {
	const search = Object.entries(query).map(([name, value]) => `${name}=${value}`);
	const { ids = [] } = Object(body) as { ids?: string[] };
	const shown = ids.length > 2 ? { ids: `${ids.length} random IDs` } : (body ?? '');
	const url = [path, search.join('&')].filter(Boolean).join('?');
	return `${method} ${url} ${shown && JSON.stringify(shown)}`.trim();
}
