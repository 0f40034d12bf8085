// The picture of one run: a lane per process, a mark per request, a band per window of the server.
import { card } from '../../svg/card';
import { text } from '../../svg/text';
import { axis } from './axis';
import { bands } from './bands';
import { inWords } from './inWords';
import { laneOf } from './lane';
import { BELOW, LABELS, LANE, LANES, scaleTo, SUBTITLE, TITLE } from './layout';
import { legend } from './legend';
import type { Run } from './run';
import { rules } from './style';

const SUBTITLE_WORDS =
	'Each mark is a request when it arrives at the server, which accepts 20 in a window of 2 seconds.';

/** Draws a run as an SVG, in the colors of the reader's theme. */
export function drawRun(run: Run): string {
	const { items, lanes, windows, minimumMs } = run;
	const endMs = Math.max(
		...windows.map(({ toMs }) => toMs),
		...lanes.map(({ finishedMs }) => finishedMs),
	);
	const x = scaleTo(endMs);
	const bottom = LANES + lanes.length * LANE;
	const title = `${lanes.length} processes with one API key, ${items} items each`;
	return card({ height: bottom + BELOW, title, description: inWords(run), rules }, [
		text(LABELS, TITLE, 'title', title),
		text(LABELS, SUBTITLE, 'note', SUBTITLE_WORDS),
		...legend(),
		...bands(windows, x, bottom),
		...axis(endMs, minimumMs, x, bottom),
		...lanes.flatMap((lane, index) =>
			laneOf(lane, `Process ${index + 1}`, x, LANES + index * LANE),
		),
	]);
}
