// The chart of the benchmark: the outcome of the tasks per scenario and contender.
import * as echarts from 'echarts';
import type { ScenarioResult } from './report';

const WIDTH = 960;
const ROW = 26;
const TOP = 70;
const GAP = 56;
const LEFT = 290;
const RIGHT = 80;

/** Draws the results as an SVG. */
export function chartOf(results: ScenarioResult[]): string {
	const heights = results.map(({ cases }) => cases.length * ROW);
	const tops = heights.map((_, index) =>
		heights.slice(0, index).reduce((top, height) => top + height + GAP, TOP),
	);
	const height = (tops.at(-1) ?? TOP) + (heights.at(-1) ?? 0) + 20;
	const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height });
	chart.setOption({
		animation: false,
		backgroundColor: '#ffffff',
		color: ['#2e8b57', '#d9534f'],
		legend: { top: 10, itemGap: 30, data: ['Tasks updated', 'Tasks lost'] },
		title: results.map(({ scenario }, index) => ({
			text: scenario.title,
			textStyle: { fontSize: 14 },
			left: 10,
			top: (tops[index] ?? 0) - 30,
		})),
		grid: results.map((_, index) => ({
			left: LEFT,
			right: RIGHT,
			top: tops[index],
			height: heights[index],
		})),
		xAxis: results.map(({ scenario: { executions, items } }, index) => ({
			gridIndex: index,
			max: executions * items,
			show: false,
		})),
		yAxis: results.map(({ cases }, index) => ({
			gridIndex: index,
			type: 'category',
			inverse: true,
			axisLine: { show: false },
			axisTick: { show: false },
			axisLabel: { color: '#333333' },
			data: cases.map(({ contender }) => contender.title),
		})),
		series: results.flatMap(({ cases }, index) => {
			const bars = (name: string, data: number[]) => ({
				...{ type: 'bar', stack: String(index), xAxisIndex: index, yAxisIndex: index },
				...{ name, data, barWidth: 16 },
			});
			return [
				{
					...bars(
						'Tasks updated',
						cases.map(({ figures }) => figures.updated),
					),
					label: { show: true, position: 'insideLeft', color: '#ffffff' },
				},
				{
					...bars(
						'Tasks lost',
						cases.map(({ figures }) => figures.lost),
					),
					label: {
						show: true,
						position: 'right',
						color: '#333333',
						formatter: ({ dataIndex }: { dataIndex: number }) =>
							`${cases[dataIndex]?.figures.seconds.toFixed(1)} s`,
					},
				},
			];
		}),
	});
	const svg = chart.renderToSVGString();
	chart.dispose();
	return svg;
}
