/** Start of the clock-aligned window that contains `nowMs`. */
export function alignedStart(nowMs: number, windowMs: number, phaseMs: number): number {
	return Math.floor((nowMs - phaseMs) / windowMs) * windowMs + phaseMs;
}
