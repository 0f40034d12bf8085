// npm run simulate [seeds] [first seed] [part of a scenario name]: prints the figures as a table.
import Table from 'cli-table3';

import { type WindowKind, windowKinds } from '../../sandbox/rateLimits';
import type { RunFigures } from './runs';
import { fairness, outages, runFiguresOf } from './runs';
import { Plainest } from './plainest';
import type { Figures } from './scenarios';
import { figuresOf, scenarios } from './scenarios';
import type { Scenario } from './simulate';

const [seedCount = '10', firstSeed = '1', name = ''] = process.argv.slice(2);
const seeds = Array.from({ length: Number(seedCount) }, (_, index) => Number(firstSeed) + index);

function cell({ time, rejected, lost, maxTries, spread, otherToolRejected }: Figures): string {
	const parts = [
		time.toFixed(3),
		rejected.toFixed(0),
		String(lost),
		String(maxTries),
		spread.toFixed(2),
	];
	if (otherToolRejected > 0) parts.push(`${(100 * otherToolRejected).toFixed(0)} %`);
	return parts.join(' · ');
}

function runCell({ tookS, rejected, failed, lost, maxTries }: RunFigures): string {
	const times = tookS.map(([first, last]) =>
		[...new Set([first.toFixed(1), last.toFixed(1)])].join(' to '),
	);
	const counts = [rejected, failed].map((count) => count.toFixed(0));
	return [...times.map((time) => `${time} s`), ...counts, lost, maxTries].join(' · ');
}

/** A cell for a scenario. */
type ToCell<S> = (scenario: S, server: WindowKind) => Promise<string>;

/** Prints a table with one or more rows per scenario, by their labels. */
async function print<S>(
	title: string,
	all: Readonly<Record<string, S>>,
	servers: readonly WindowKind[],
	rows: Readonly<Record<string, ToCell<S>>>,
): Promise<void> {
	const table = new Table({ head: ['', ...servers], style: { head: [] } });
	for (const [scenarioName, scenario] of Object.entries(all)) {
		if (!scenarioName.includes(name)) continue;
		for (const [label, toCell] of Object.entries(rows)) {
			const cells: string[] = [];
			for (const server of servers) cells.push(await toCell(scenario, server));
			table.push([`${scenarioName}${label}`, ...cells]);
		}
	}
	if (table.length > 0) console.log(`${title}\n${table.toString()}`);
}

const ours: ToCell<Scenario> = async (scenario, server) =>
	cell(await figuresOf(scenario, server, seeds));

const plainest: ToCell<Scenario> = async (scenario, server) => {
	try {
		return cell(await figuresOf(scenario, server, seeds, (clock) => new Plainest(clock)));
	} catch (error) {
		return (error as Error).message; // Not all of these runs come to an end.
	}
};

const ofRuns: ToCell<Scenario> = async (scenario, server) =>
	runCell(await runFiguresOf(scenario, server, seeds));

async function main(): Promise<void> {
	console.log(`${seeds.length} seeds from ${firstSeed}`);
	await print(
		'One run per process, and with the plainest pace: time / minimum time · 429s · lost · ' +
			'max tries per item · last / first finish · rejected requests of the other tool',
		scenarios,
		windowKinds,
		{ '': ours, ', plainest': plainest },
	);
	const figures =
		'how long those of each size took, the first to the last · 429s · failed requests · lost · ' +
		'max tries per item';
	const likely = ['flexibleFixed'] as const;
	await print(
		`Runs of one process, all of whose items wait at once: ${figures}`,
		fairness,
		likely,
		{ '': ofRuns },
	);
	await print(`The same while lemlist is away: ${figures}`, outages, likely, { '': ofRuns });
}

void main();
