// Where things are in the picture, in px.
import { WIDTH } from '../../svg/card';

/** Where the words on the left begin. */
export const LABELS = 20;
/** Where the time axis begins, and how much is free to the right of it. */
export const LEFT = 134;
export const RIGHT = 20;
/** Baselines of the lines above the lanes. */
export const TITLE = 36;
export const SUBTITLE = 57;
export const LEGEND = 85;
export const COUNTS = { accepted: 125, rejected: 144 };
/** Where the bands of the windows begin. */
export const BANDS = 104;
/** Where the lanes begin, the height of each, and the height of what is below them. */
export const LANES = 154;
export const LANE = 50;
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
