import { until } from './client';

/** A sleep that ends when it is told to, instead of by the clock. */
export function heldSleep() {
	let end: (() => void) | undefined;
	return {
		sleep: async () => await new Promise<void>((resolve) => (end = resolve)),
		/** Waits until something sleeps. */
		begun: async () => await until(() => end !== undefined),
		wakeUp: () => {
			end?.();
			end = undefined;
		},
	};
}
