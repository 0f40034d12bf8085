// `npm run sandbox`: starts a sandbox and prints how to reach it.

import { readCommandLine, usage } from './commandLine';
import { startSandbox } from './index';

async function main(): Promise<void> {
	const options = readCommandLine(process.argv.slice(2));
	if (!options) {
		console.log(usage);
		return;
	}
	const sandbox = await startSandbox(options);
	console.log(`Sandbox for lemlist's Tasks API, ${sandbox.tasks.size} tasks

  Page       ${sandbox.origin}
  Base URL   ${sandbox.url}
  API Key    ${sandbox.apiKey}

Press Ctrl-C to stop.`);

	const stop = () => void sandbox.close();
	process.once('SIGINT', stop).once('SIGTERM', stop);
}

main().catch((error: Error) => {
	console.error(`${error.message}\n\nRun with --help to list the options.`);
	process.exitCode = 1;
});
