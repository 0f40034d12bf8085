import { seconds } from '../../svg/text';
import type { Run } from './run';

/** What the picture shows, for those who do not see it. */
export function inWords({ lanes, windows, minimumMs }: Run): string {
	const ends = lanes.map(({ finishedMs }) => seconds(finishedMs)).join(', ');
	const counts = windows.map(({ accepted, rejected }) => `${accepted} and ${rejected}`).join(', ');
	return [
		'A lane per process, a mark per request at the time of its arrival at the server.',
		`Accepted and rejected in each window of the server: ${counts}.`,
		`The processes were done after ${ends}; ${seconds(minimumMs)} were possible at the earliest.`,
	].join(' ');
}
