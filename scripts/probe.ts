// `npm run probe`: asks lemlist, with a real API key, which type of rate-limit window it has.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Account } from '../nodes/lemlist/account';
import manifest from '../package.json';
import { readCommandLine, usage } from './probe/commandLine';
import { judge } from './probe/judge';
import { getTeam, lemlistUrl, refusal } from './probe/lemlist';
import { plan } from './probe/plan';
import { record } from './probe/record';
import { reportOf } from './probe/report';

async function main(): Promise<void> {
	const account = readCommandLine(process.argv.slice(2), process.env);
	if (!account) {
		console.log(usage);
		return;
	}
	const planned = plan.reduce((sum, { requests }) => sum + requests, 0);
	console.log(`Sending GET /team ${planned} times, which takes about 10 seconds…\n`);

	const { observations, stopped } = await record(plan, {
		now: () => performance.now(),
		sleep,
		ask: async () => await getTeam(account),
	});
	const first = observations[0];
	if (first && first.status !== 200) throw new Error(refusal(first.status));
	if (stopped !== undefined) {
		throw new Error(`Stopped after ${observations.length} of ${planned} replies: ${stopped}`);
	}
	console.log(`Paste this into an issue at ${manifest.bugs.url}/new:\n`);
	console.log(reportOf(judge(observations), serverOf(account)));
}

/** Other hosts are not named, since they may be private. */
function serverOf({ baseUrl }: Account): string {
	return baseUrl === lemlistUrl ? new URL(lemlistUrl).host : 'another Base URL';
}

main().catch(({ message }: Error) => {
	console.error(message);
	process.exitCode = 1;
});
