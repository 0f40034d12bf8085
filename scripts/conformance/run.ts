// A run against lemlist, or the clean-up after an interrupted one.
import { writeFileSync } from 'node:fs';
import manifest from '../../package.json';
import { redactor } from '../../nodes/lemlist/redact';
import { Client, Stop, type World } from './client';
import type { Options } from './commandLine';
import { Journal } from './journal';
import { Lab } from './lab';
import { Recorder } from './profile';
import { ask, questionsOf, type Finding } from './questions';
import { judgeBursts, observe, REQUESTS, timelineOf } from './rateLimit';
import { lineOf } from './table';

/** Puts out a text, in a line of its own. */
export type Print = (text: string) => void;

/** Asks all questions, or cleans up. @returns the exit code: 0 if all was asked and cleaned up, 1 otherwise */
export async function run(options: Options, outside: World, apiKey: string, print: Print) {
	const redact = redactor(apiKey);
	const withoutKey = (text: string) =>
		String(redact({ statusCode: 0, headers: {}, body: text }).body);
	const say = (text: string) => print(withoutKey(text));
	const recorder = new Recorder();
	const world = recorder.around(outside);
	const journal = new Journal(options.journal);
	const client = new Client(world, journal, options);
	if (options.clean && journal.tasks.length === 0) say('There is nothing to clean up.');
	if (options.clean) return await clean(client, journal, say);
	if (journal.tasks.length > 0) {
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
	const code = await clean(client, journal, say);
	stopped ??= await reasonToStop(async () => {
		say(`\nThe rate limit: ${REQUESTS} times GET /team, in 17 s.\n`);
		const observations = await observe(world);
		timeline = timelineOf(observations);
		for (const [id, finding] of Object.entries(judgeBursts(observations))) note(id, finding);
	});
	if (Object.keys(findings).length > 0) {
		const json = JSON.stringify(recorder.profile(findings, timeline), null, '\t');
		say('');
		for (const verdict of ['right', 'wrong', 'cannot tell']) {
			const ids = Object.keys(findings).filter((id) => findings[id]?.verdict === verdict);
			say(`${verdict}: ${ids.join(', ') || 'none'}`);
		}
		say(`\nThis can go into an issue at ${manifest.bugs.url} as it is:\n\n${json}`);
		if (options.profile) writeFileSync(options.profile, `${withoutKey(json)}\n`);
	}
	if (stopped === undefined) return code;
	say(`\nStopped: ${stopped}`);
	return 1;
}

/** @returns why it stopped; undefined if it did not */
async function reasonToStop(what: () => Promise<void>): Promise<string | undefined> {
	const nothing = await what().catch((error: unknown) => {
		if (error instanceof Stop) return error.message;
		throw error;
	});
	return nothing ?? undefined;
}

/** Ignores what the journal holds. @returns the exit code: 1 if something is left */
async function clean(client: Client, journal: Journal, say: Print): Promise<number> {
	const created = journal.tasks.length;
	if (created === 0) return 0;
	const stopped = await reasonToStop(async () => await client.clean());
	const left = journal.tasks.map(([title, id]) => id ?? `"${title}", which may not exist`);
	say(`\nTasks created: ${created}. Ignored now: ${created - left.length}.`);
	if (left.length === 0) return 0;
	const why = stopped ?? 'lemlist does not ignore or does not show them.';
	say(
		`Not ignored: ${left.join(', ')}. ${why}\nRun this again with --clean. To forget them, delete ${journal.path}.`,
	);
	return 1;
}
