// `npm run attack -- 100000 [seed]`: hostile rows through the node, as many as you like.
import { attack } from './support/attack';

const [rows = 20_000, seed = Date.now()] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
	const startedAt = performance.now();
	const report = await attack(rows, seed);
	const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
	const peakMb = Math.round(process.resourceUsage().maxRSS / 1_024);

	console.log(`${report.rows} rows (seed ${seed}) in ${seconds} s, at most ${peakMb} MB of memory`);
	console.log(`${report.requests} requests, ${report.succeeded} rows done. Rejected:`);
	const byCount = [...report.rejected].sort(([, one], [, other]) => other - one);
	for (const [code, count] of byCount) console.log(`${String(count).padStart(9)} × ${code}`);
	console.log(report.broken.length > 0 ? `\nBROKEN:\n${report.broken.join('\n')}` : '\nAll held.');
	process.exitCode = report.broken.length > 0 ? 1 : 0;
}

void main();
