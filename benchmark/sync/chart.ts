// The chart: time by the share of changed rows, for each way.
import * as echarts from 'echarts';
import { percent, type SyncResult } from './report';
import { ways } from './ways';

const SIZE = { width: 960, height: 460 };
const COLORS = ['#2e8b57', '#8fc3a5', '#9a9a9a'];

/** Draws the results for a number of rows as an SVG. */
export function chartOf(results: readonly SyncResult[], rows: number): string {
	const shares = [...new Set(results.map(({ share }) => share))];
	const secondsOf = (name: string) =>
		shares.map(
			(share) =>
				results.find((each) => each.share === share && each.way.name === name)?.figures.seconds,
		);
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		color: COLORS,
		title: {
			text: `${rows.toLocaleString('en-US')} rows`,
			textStyle: { fontSize: 14 },
			...{ left: 10, top: 8 },
		},
		legend: { top: 10, itemGap: 30, data: ways.map(({ title }) => title) },
		grid: { left: 130, right: 80, top: 50, bottom: 20 },
		xAxis: { show: false },
		yAxis: {
			type: 'category',
			inverse: true,
			axisLine: { show: false },
			axisTick: { show: false },
			axisLabel: { color: '#333333' },
			data: shares.map((share) => `${percent(share)} changed`),
		},
		series: ways.map(({ name, title }) => ({
			...{ type: 'bar', name: title, data: secondsOf(name), barWidth: 18, barGap: '15%' },
			label: {
				show: true,
				position: 'right',
				color: '#333333',
				formatter: ({ value }: { value: number }) => `${value.toFixed(1)} s`,
			},
		})),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
