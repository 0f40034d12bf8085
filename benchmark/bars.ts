// A bar chart as an SVG: groups of bars, each with its name on the left and words at its end.
import { card, WIDTH } from '../scripts/svg/card';
import { px, text } from '../scripts/svg/text';

/** One bar: its parts from left to right. */
export interface Bar {
	name: string;
	parts: Part[];
	/** What is written at its end. */
	words: string;
}

/** A part of a bar, as long as its value, with the value on it if `isLabeled`. */
export interface Part {
	value: number;
	look: 'ours' | 'other' | 'lost';
	isLabeled?: boolean;
}

/** Bars under a heading. The widest possible bar has the value `max`. */
export interface Group {
	heading: string;
	max: number;
	bars: Bar[];
}

/** A chart. */
export interface Chart {
	title: string;
	/** A line below the title that says what the bars are. */
	subtitle: string;
	groups: Group[];
}

// Heights of the chart's head, a group's heading, a bar with the space below it, and a bar, in px.
const HEAD = 70;
const HEADING = 34;
const ROW = 24;
const BAR = 15;
// Widths of the margin, of the names with the margin, and of the words, in px.
const MARGIN = 20;
const NAMES = 290;
const WORDS = 110;

const rules = [
	'.ours{fill:var(--good)}',
	'.other{fill:var(--muted)}',
	'.lost{fill:var(--bad)}',
	'.value{fill:var(--card);font-weight:600}',
];

/** Draws a chart, in the colors of the reader's theme. */
export function drawBars({ title, subtitle, groups }: Chart): string {
	const heights = groups.map(({ bars }) => HEADING + bars.length * ROW);
	const tops = heights.map((_, index) => HEAD + sum(heights.slice(0, index)));
	const height = HEAD + sum(heights) + MARGIN;
	return card({ height, title, description: inWords(groups), rules }, [
		text(MARGIN, 36, 'title', title),
		text(MARGIN, 57, 'note', subtitle),
		...groups.flatMap((group, index) => drawGroup(group, tops[index]!)),
	]);
}

function drawGroup({ heading, max, bars }: Group, top: number): string[] {
	const scale = (WIDTH - NAMES - WORDS) / max;
	return [
		text(MARGIN, top + HEADING - 12, 'label', heading),
		...bars.flatMap((bar, index) => drawBar(bar, scale, top + HEADING + index * ROW)),
	];
}

function drawBar({ name, parts, words }: Bar, scale: number, top: number): string[] {
	const baseline = top + BAR - 3.5;
	const starts = parts.map((_, index) => NAMES + scale * sum(valuesOf(parts.slice(0, index))));
	const end = NAMES + scale * sum(valuesOf(parts));
	return [
		text(MARGIN, baseline, '', name),
		...parts.flatMap(({ value, look, isLabeled }, index) => [
			`<rect class="${look}" x="${px(starts[index]!)}" y="${top}" width="${px(scale * value)}" height="${BAR}"/>`,
			...(isLabeled ? [text(starts[index]! + 6, baseline, 'value', value)] : []),
		]),
		text(end + 8, baseline, 'note', words),
	];
}

function inWords(groups: readonly Group[]): string {
	const ofBar = ({ name, parts, words }: Bar) => {
		const labels = parts.filter(({ isLabeled }) => isLabeled).map(({ value }) => value);
		return `${name}: ${[...labels, words].join(', ')}`;
	};
	return groups.map(({ heading, bars }) => `${heading}. ${bars.map(ofBar).join('; ')}.`).join(' ');
}

const valuesOf = (parts: readonly Part[]): number[] => parts.map(({ value }) => value);

const sum = (values: readonly number[]): number =>
	values.reduce((total, value) => total + value, 0);
