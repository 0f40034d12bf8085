/** Prints a line, after the seconds since this process was started. */
export function log(line: string): void {
	console.log(`${process.uptime().toFixed(0).padStart(5)} s  ${line}`);
}
