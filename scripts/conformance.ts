// `npm run conformance`: asks lemlist what its documentation leaves open.
import { setTimeout as sleep } from 'node:timers/promises';
import type { World } from './conformance/client';
import { readCommandLine, readKey, usage } from './conformance/commandLine';
import { sendOverHttp } from './conformance/http';
import { dryRun } from './conformance/dryRun';
import { run } from './conformance/run';

async function main(): Promise<void> {
	const options = readCommandLine(process.argv.slice(2));
	if (!options) return console.log(usage);
	if (!options.yes && !options.clean) return await dryRun(options, console.log);
	const apiKey = await readKey(process.env);
	const { baseUrl } = options;
	const world: World = {
		now: () => performance.now(),
		sleep: async (ms) => await sleep(ms),
		send: async (request) => await sendOverHttp({ baseUrl, apiKey }, request),
	};
	process.exitCode = await run(options, world, apiKey, console.log);
}

main().catch(({ message }: Error) => {
	console.error(`${message}\n\nRun with --help to list the options.`);
	process.exitCode = 1;
});
