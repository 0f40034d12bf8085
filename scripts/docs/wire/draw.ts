// The picture of one run: a lane per process, a mark per request, a band per window of the server.
import { axis } from './axis';
import { bands } from './bands';
import { inWords } from './inWords';
import { laneOf } from './lane';
import { BELOW, LABELS, LANE, LANES, scaleTo, SUBTITLE, TITLE, WIDTH } from './layout';
import { legend } from './legend';
import type { Run } from './run';
import { style } from './style';
import { text } from './svg';

const SUBTITLE_WORDS =
	'Each mark is a request when it arrives at the server, which accepts 20 in a window of 2 seconds.';

/** Draws a run as an SVG, in the colors of the reader's theme. */
export function drawRun(run: Run): string {
	const { items, lanes, windows, minimumMs } = run;
	const endMs = Math.max(
		...[...windows.map(({ toMs }) => toMs), ...lanes.map(({ finishedMs }) => finishedMs)],
	);
	const x = scaleTo(endMs);
	const bottom = LANES + lanes.length * LANE;
	const height = bottom + BELOW;
	const title = `${lanes.length} processes with one API key, ${items} items each`;
	return [
		`<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="title desc">`,
		`<title id="title">${title}</title>`,
		`<desc id="desc">${inWords(run)}</desc>`,
		`<style>\n${style}\n</style>`,
		`<rect class="card" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="6"/>`,
		text(LABELS, TITLE, 'title', title),
		text(LABELS, SUBTITLE, 'note', SUBTITLE_WORDS),
		...legend(),
		...bands(windows, x, bottom),
		...axis(endMs, minimumMs, x, bottom),
		...lanes.flatMap((lane, index) =>
			laneOf(lane, `Process ${index + 1}`, x, LANES + index * LANE),
		),
		'</svg>\n',
	].join('\n');
}
