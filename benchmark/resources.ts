// What processes use, as Linux tells it in /proc (`man 5 proc`).
import { readdirSync, readFileSync } from 'node:fs';

/** What was used while it was watched. */
export interface Usage {
	/** CPU time of all processes together, in seconds. */
	cpuSeconds: number;
	/** Most memory of all processes together at one time (the sum of their resident sets), in bytes. */
	peakRss: number;
}

interface Process {
	pid: number;
	parent: number;
	/** CPU time of the process and of its children that have ended, in seconds. */
	cpuSeconds: number;
	/** Resident set, in bytes. */
	rss: number;
}

const SAMPLE_EVERY_MS = 200;
/** Unit of times in /proc, fixed at 100 a second for programs on every usual Linux. */
const TICKS_PER_SECOND = 100;

/**
 * Watches the child processes of this one that run a command, with all their own children.
 *
 * @param command A part of their command line, such as the path of a script.
 * @returns what ends it and gives the usage since the start
 * @throws Error when there is no such process
 */
export function watch(command: string): () => Usage {
	const { cpuSeconds, rss } = total(command);
	let peakRss = rss;
	const sampling = setInterval(() => {
		peakRss = Math.max(peakRss, total(command).rss);
	}, SAMPLE_EVERY_MS);
	return () => {
		clearInterval(sampling);
		const end = total(command);
		return { cpuSeconds: end.cpuSeconds - cpuSeconds, peakRss: Math.max(peakRss, end.rss) };
	};
}

function total(command: string): Pick<Process, 'cpuSeconds' | 'rss'> {
	const all = allProcesses();
	const withChildren = (each: Process): Process[] => [
		each,
		...all.filter(({ parent }) => parent === each.pid).flatMap(withChildren),
	];
	const ours = all.filter(({ parent }) => parent === process.pid);
	const found = ours.filter(({ pid }) => commandLine(pid).includes(command)).flatMap(withChildren);
	if (found.length === 0) throw new Error(`No process of ours runs ${command}`);
	return {
		cpuSeconds: found.reduce((sum, each) => sum + each.cpuSeconds, 0),
		rss: found.reduce((sum, each) => sum + each.rss, 0),
	};
}

function allProcesses(): Process[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			const stat = read(`/proc/${pid}/stat`);
			const rss = /^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`))?.[1];
			// From the third field on: the second, a name in brackets, may hold blanks.
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
			return rss === undefined
				? [] // ended meanwhile, or a thread of the kernel
				: [
						{
							pid: Number(pid),
							parent: Number(fields[1]),
							cpuSeconds: ticks / TICKS_PER_SECOND,
							rss: Number(rss) * 1024,
						},
					];
		});
}

function commandLine(pid: number): string {
	return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

/** The file's text; none when its process has ended. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
