// `npm run sandbox`: starts a sandbox and says how to reach it.

import { readCommandLine, usage } from './commandLine';
import { startSandbox } from './index';

async function main(): Promise<void> {
	const options = readCommandLine(process.argv.slice(2));
	if (!options) {
		console.log(usage);
		return;
	}
	const sandbox = await startSandbox(options);
	console.log(`Sandbox of lemlist's Tasks API, ${sandbox.tasks.size} tasks

  Page       ${sandbox.origin}
  Base URL   ${sandbox.url}
  API key    ${sandbox.apiKey}

Ctrl-C stops it.`);

	const stop = () => void sandbox.close();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: Error) => {
	console.error(`${error.message}\n\n--help lists the options.`);
	process.exitCode = 1;
});
