// The chart of the benchmark: the outcome of the tasks per scenario and contender.
import { drawBars, type Bar } from './bars';
import type { ScenarioResult } from './report';

/** Draws the results as an SVG. */
export const chartOf = (results: readonly ScenarioResult[]): string =>
	drawBars({
		title: 'What became of 200 tasks, and how long it took',
		subtitle: 'The number on a bar is the number of tasks that were updated. Red ones were lost.',
		groups: results.map(({ scenario, cases }) => ({
			heading: scenario.title,
			max: scenario.executions * scenario.items,
			bars: cases.map(barOf),
		})),
	});

function barOf({ contender, figures }: ScenarioResult['cases'][number]): Bar {
	const { updated, lost, seconds } = figures;
	return {
		name: contender.title,
		parts: [
			{ value: updated, look: contender.name === 'ours' ? 'ours' : 'other', isLabeled: true },
			{ value: lost, look: 'lost' },
		],
		words: [`${seconds.toFixed(1)} s`, ...(lost > 0 ? [`${lost} lost`] : [])].join(', '),
	};
}
