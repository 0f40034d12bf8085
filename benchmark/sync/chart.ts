// The chart: time by the share of changed rows, for each way.
import { drawBars } from '../bars';
import { percent, type SyncResult } from './report';

/** Draws the results for a number of rows as an SVG. */
export function chartOf(results: readonly SyncResult[], rows: number): string {
	const shares = [...new Set(results.map(({ share }) => share))];
	const max = Math.max(...results.map(({ figures }) => figures.seconds));
	return drawBars({
		title: `Time for ${rows.toLocaleString('en-US')} rows`,
		subtitle: 'By the share of rows that change something. Shorter is better.',
		groups: shares.map((share) => ({
			heading: `${percent(share)} changed`,
			max,
			bars: results
				.filter((result) => result.share === share)
				.map(({ way, figures: { seconds } }) => ({
					name: way.title,
					parts: [{ value: seconds, look: way.isOurs ? 'ours' : 'other' }],
					words: `${seconds.toFixed(1)} s`,
				})),
		})),
	});
}
