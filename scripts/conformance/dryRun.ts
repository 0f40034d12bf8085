// The dry run: a sandbox is asked instead of lemlist, and each request is printed.
import { sampleContacts, sampleMembers, startSandbox } from '../../sandbox';
import { Client, type Request } from './client';
import type { Options } from './commandLine';
import { sendOverHttp } from './http';
import { Journal } from './journal';
import { Lab } from './lab';
import { ask, questionsOf } from './questions';
import { REQUESTS } from './rateLimit';
import type { Print } from './run';
import { TEXTS } from './table';

/** Prints what a run would send to lemlist. */
export async function dryRun(options: Options, print: Print): Promise<void> {
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
		'A dry run: nothing is sent to lemlist. --yes sends these requests, and others if lemlist answers differently.\n',
	);
	for (const id of questionsOf(options)) {
		print(`${id} ${TEXTS.get(id)?.[0]}`);
		await ask(id, lab);
	}
	print('In the end, its own tasks are ignored.');
	await client.clean();
	print(`6a, 6b and 6c The rate limit.\n  GET /team, ${REQUESTS} times in 13 s`);
	await sandbox.close();
}

function inWords({ method, path, query, body }: Request): string {
	const search = decodeURIComponent(new URLSearchParams(query).toString());
	const ids = [body?.['ids'] ?? []].flat();
	const sent = ids.length > 2 ? `{"ids": ${ids.length} random IDs}` : JSON.stringify(body);
	return `${method} ${path}${search && `?${search}`} ${sent ?? ''}`.trimEnd();
}
