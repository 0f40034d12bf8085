/** When the clock-aligned window that holds `nowMs` began. */
export function alignedStart(nowMs: number, windowMs: number, phaseMs: number): number {
	return Math.floor((nowMs - phaseMs) / windowMs) * windowMs + phaseMs;
}
