// The kit against a sandbox, on a virtual clock.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answers } from '../../../../sandbox/answers';
import type { Settings } from '../../../../sandbox';
import { readCommandLine, type Options } from '../../../../scripts/conformance/commandLine';
import type { Request, World } from '../../../../scripts/conformance/client';
import { sendOverHttp } from '../../../../scripts/conformance/http';
import { run } from '../../../../scripts/conformance/run';
import { useSandbox } from '../../sandbox/useSandbox';

export const KEY = 'secret-key-of-the-kit';
export const CONTACT = 'ctc_contact0000000001';
export const USER = 'usr_SalesOne000000000';

let time = Date.parse('2026-11-30T09:00:00.000Z');

/** A sandbox with lemlist's limit. */
export const theSandbox = useSandbox({ apiKey: KEY, limit: 20, clock: () => time });

/** Starts over, with these assumptions instead of the sandbox's. */
export const assume = (answers: Partial<Answers>, settings: Partial<Settings> = {}) =>
	theSandbox().reset({ settings: { ...settings, answers } });

/** The virtual time, and requests over HTTP. */
export const world: World = {
	now: () => time,
	sleep: async (ms) => void (time += ms),
	send: async (request) => await toSandbox(request),
};

/** Sends a request to the sandbox. */
export const toSandbox = async (request: Request, apiKey = KEY, timeoutMs = 60_000) =>
	await sendOverHttp({ baseUrl: theSandbox().url, apiKey }, request, timeoutMs);

/** The file of a new journal. */
export const newJournal = () => join(mkdtempSync(join(tmpdir(), 'conformance-')), 'journal');

/** Options as of the command line. */
export function optionsOf(line: string, journal = newJournal()): Options {
	const given = ['--contact', CONTACT, '--user', USER, '--journal', journal];
	return readCommandLine([...given, ...line.split(' ').filter(Boolean)])!;
}

/** Runs the command. @returns its exit code, and what it printed */
export async function kit(options: Options, send = world.send): Promise<[number, string]> {
	const lines: string[] = [];
	const print = (line: string) => void lines.push(line);
	const code = await run(options, { ...world, send }, KEY, print);
	return [code, lines.join('\n')];
}

/** The profile in what was printed. */
export function profileIn(printed: string): { verdicts: object; settings: Partial<Settings> } {
	return JSON.parse(printed.slice(printed.indexOf('\n{'))) as ReturnType<typeof profileIn>;
}
