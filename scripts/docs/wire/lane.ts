import { px, seconds, text } from '../../svg/text';
import { LABELS, LANE, MARK, ROWS, type Scale } from './layout';
import { cross, dot } from './marks';
import type { Lane } from './run';
import { rowsOf } from './swarm';

/** One process: its name, a line until its last reply, and its requests. */
export function laneOf(
	{ arrivals, finishedMs }: Lane,
	name: string,
	x: Scale,
	top: number,
): string[] {
	const middle = top + LANE / 2;
	const xs = arrivals.map(({ atMs }) => x(atMs));
	const rows = rowsOf(xs, MARK, ROWS);
	return [
		text(LABELS, middle - 3, 'label', name),
		text(LABELS, middle + 13, 'note', `done after ${seconds(finishedMs)}`),
		`<path class="line" d="M${px(x(0))} ${middle}H${px(x(finishedMs))}m0-6v12"/>`,
		...arrivals.map(({ accepted }, index) =>
			(accepted ? dot : cross)(xs[index]!, middle + MARK * rows[index]!),
		),
	];
}
