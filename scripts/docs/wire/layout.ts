import { WIDTH } from '../../svg/card';
// Where things are in the picture, in px.

/** Where the words on the left begin, and the time axis; how much is free after its end. */
export const LABELS = 20;
export const LEFT = 134;
export const RIGHT = 20;
/** Baselines of the lines above the lanes. */
export const TITLE = 36;
export const SUBTITLE = 57;
export const LEGEND = 85;
export const COUNTS = { accepted: 125, rejected: 144 };
/** Where the bands of the windows begin. */
export const BANDS = 104;
/** Where the lanes begin, and the height of each. */
export const LANES = 154;
export const LANE = 50;
/** Below the lanes. */
export const BELOW = 54;

/** Size of a mark, and how many rows a lane has for marks that would overlap. */
export const MARK = 7;
export const ROWS = 5;

/** The place of a time, in ms, on the axis. */
export type Scale = (ms: number) => number;

/** A time axis from 0 to the right edge. */
export const scaleTo =
	(endMs: number): Scale =>
	(ms) =>
		LEFT + ((WIDTH - LEFT - RIGHT) * ms) / endMs;
