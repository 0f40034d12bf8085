import { WIDTH } from '../../svg/card';
import { px, text } from '../../svg/text';
import { LABELS, LANES, LEFT, RIGHT, type Scale } from './layout';

const STEP_MS = 2_000;

/** The time axis below the lanes, and when a run could have ended at the earliest. */
export function axis(endMs: number, minimumMs: number, x: Scale, bottom: number): string[] {
	const ticks = Array.from(
		{ length: Math.floor(endMs / STEP_MS) + 1 },
		(_, tick) => tick * STEP_MS,
	);
	const earliest = px(x(minimumMs));
	return [
		`<path class="axis" d="M${LEFT} ${bottom}H${WIDTH - RIGHT}${ticks.map((ms) => `M${px(x(ms))} ${bottom}v5`).join('')}"/>`,
		text(LABELS, bottom + 19, 'note', 'Seconds'),
		...ticks.map((ms) => text(x(ms), bottom + 19, 'note middle', ms / 1_000)),
		`<path class="earliest" d="M${earliest} ${LANES}V${bottom}"/>`,
		text(x(minimumMs), bottom + 36, 'note middle', 'earliest possible end'),
	];
}
