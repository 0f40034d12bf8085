// npm run simulate [seeds] [first seed] [part of a scenario name]: prints the figures as a table.
import Table from 'cli-table3';

import { windowKinds } from '../../sandbox/rateLimits';
import type { Figures } from './scenarios';
import { figuresOf, scenarios } from './scenarios';

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

async function main(): Promise<void> {
	console.log(
		`${seeds.length} seeds from ${firstSeed}: time / minimum time · 429s · lost · max tries per item · ` +
			'last / first finish · rejected requests of the other tool',
	);
	const table = new Table({ head: ['', ...windowKinds], style: { head: [] } });
	for (const [title, scenario] of Object.entries(scenarios)) {
		if (!title.includes(name)) continue;
		const cells: string[] = [];
		for (const server of windowKinds) cells.push(cell(await figuresOf(scenario, server, seeds)));
		table.push([title, ...cells]);
	}
	console.log(table.toString());
}

void main();
