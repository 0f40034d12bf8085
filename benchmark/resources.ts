// Resource usage of processes, from Linux's /proc (`man 5 proc`).
import { readdirSync, readFileSync } from 'node:fs';

/** Usage over a period. */
export interface Usage {
	/** Total CPU time of all processes, in seconds. */
	cpuSeconds: number;
	/** Peak of the total memory of all processes (the sum of their resident sets), in bytes. */
	peakRss: number;
}

interface Process {
	pid: number;
	parent: number;
	/** CPU time of the process and of its terminated children, in seconds. */
	cpuSeconds: number;
	/** Resident set, in bytes. */
	rss: number;
}

const SAMPLE_EVERY_MS = 200;
/** The unit of times in /proc: 100 per second on all common Linux systems. */
const TICKS_PER_SECOND = 100;

/**
 * Monitors the child processes of this one that run a command, including their descendants.
 *
 * @param command Part of their command line, such as the path of a script.
 * @returns a function that stops monitoring and returns the usage since the start
 * @throws Error if there is no such process
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
	const children = all.filter(({ parent }) => parent === process.pid);
	const found = children
		.filter(({ pid }) => commandLine(pid).includes(command))
		.flatMap(withChildren);
	if (found.length === 0) throw new Error(`No child process runs ${command}`);
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
			if (rss === undefined) return []; // terminated meanwhile, or a kernel thread

			// From the third field on, since the second, a name in parentheses, may contain spaces.
			const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
			return {
				pid: Number(pid),
				parent: Number(fields[1]),
				cpuSeconds: ticks / TICKS_PER_SECOND,
				rss: Number(rss) * 1024,
			};
		});
}

function commandLine(pid: number): string {
	return read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
}

/** The content of a file; empty if its process has terminated. */
function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}
