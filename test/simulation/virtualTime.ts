// Virtual time for code made of promises: it moves on only when nothing is left to do at this instant.
import { setImmediate } from 'node:timers/promises';

import type { Clock } from '../../nodes/lemlist/clock';

interface Timer {
	atMs: number;
	wake: () => void;
}

export class VirtualTime {
	private nowMs = 0;
	/** Latest first, so that the next one is popped off the end. */
	private readonly timers: Timer[] = [];

	now(): number {
		return this.nowMs;
	}

	async wait(ms: number): Promise<void> {
		await new Promise<void>((wake) => {
			const atMs = this.nowMs + Math.max(0, ms);
			let place = this.timers.length;
			while (place > 0 && this.timers[place - 1]!.atMs <= atMs) place--;
			this.timers.splice(place, 0, { atMs, wake });
		});
	}

	/** Lets time pass until nobody waits any more, or until `endMs`. */
	async run(endMs: number): Promise<void> {
		await setImmediate(); // runs once every promise that could settle has settled
		for (let timer = this.timers.pop(); timer; timer = this.timers.pop()) {
			if (timer.atMs > endMs) return;
			this.nowMs = timer.atMs;
			timer.wake();
			await setImmediate();
		}
	}

	/** The clock of one process: its timers are up to 2 ms late, one in 500 up to 50 ms. */
	clockOfProcess(random: () => number): Clock {
		const lateness = () => random() * (random() < 0.002 ? 50 : 2);
		return { now: () => this.nowMs, sleep: async (ms) => await this.wait(ms + lateness()), random };
	}
}
