// `npm run attack -- 100000 [seed]`: hostile rows through the node, as many as you like.
import { attack } from './support/attack';

const MB = 1024 * 1024;

const [rows = 20_000, seed = Date.now()] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
	if (!(rows > 0 && Number.isInteger(rows) && Number.isInteger(seed))) {
		console.error('Usage: npm run attack -- [rows] [seed], both whole numbers');
		process.exitCode = 2;
		return;
	}
	const startedAt = performance.now();
	const report = await attack(rows, seed);
	const seconds = (performance.now() - startedAt) / 1_000;

	console.log(`Seed ${seed}`);
	line(report.rows, 'rows');
	line(report.requests, 'requests');
	line(report.succeeded, 'rows done');
	const byCount = [...report.rejected].sort(([, one], [, other]) => other - one);
	for (const [code, count] of byCount) line(count, `rows rejected: ${code}`);
	line(Math.round(report.peakHeap / MB), 'MB of heap at most');
	line(Math.round(process.resourceUsage().maxRSS / 1_024), 'MB of memory at most');
	line(Math.round(seconds), 'seconds');
	console.log(report.broken.length > 0 ? `\nBROKEN:\n${report.broken.join('\n')}` : '\nAll held.');
	process.exitCode = report.broken.length > 0 ? 1 : 0;
}

const line = (count: number, what: string) => console.log(`${String(count).padStart(9)} ${what}`);

void main();
