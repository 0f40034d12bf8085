// Virtual time for promise-based code. It advances only when there is nothing left to do.
import { setImmediate } from 'node:timers/promises';

import type { Clock } from '../../nodes/lemlist/clock';

interface Timer {
	atMs: number;
	wake: () => void;
}

/** A clock that stands still until {@link VirtualTime.run}. */
export class VirtualTime {
	private nowMs = 0;
	/** Latest first, so that the next one is popped from the end. */
	private readonly timers: Timer[] = [];
	/** The next one first. */
	private deadlines: Timer[] = [];

	/** In ms, from 0. */
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

	/** Advances time until there are no timers left, or until `endMs`. */
	async run(endMs: number): Promise<void> {
		await setImmediate(); // runs after all promises that can settle have settled
		for (let timer = this.takeNext(endMs); timer; timer = this.takeNext(endMs)) {
			this.nowMs = timer.atMs;
			timer.wake();
			await setImmediate();
		}
	}

	/** The next timer up to a time, or a deadline before it. Deadlines alone do not advance time. */
	private takeNext(endMs: number): Timer | undefined {
		const nextMs = this.timers.at(-1)?.atMs ?? -Infinity;
		const next = this.deadlines.findIndex(({ atMs }) => atMs <= Math.min(nextMs, endMs));
		const [deadline] = next < 0 ? [] : this.deadlines.splice(next, 1);
		return deadline ?? (nextMs <= endMs ? this.timers.pop() : undefined);
	}

	/** A signal that aborts after `ms` milliseconds, unless there are no timers left by then. */
	timeout(ms: number): AbortSignal {
		const controller = new AbortController();
		const deadline = { atMs: this.nowMs + ms, wake: () => controller.abort() };
		const later = this.deadlines.findIndex(({ atMs }) => atMs > deadline.atMs);
		this.deadlines.splice(later < 0 ? this.deadlines.length : later, 0, deadline);
		return controller.signal;
	}

	/** The clock of one process, whose timers are up to 2 ms late, and one in 500 up to 50 ms. */
	clockOfProcess(random: () => number): Clock {
		const lateness = () => random() * (random() < 0.002 ? 50 : 2);
		return {
			now: () => this.nowMs,
			sleep: async (ms) => await this.wait(ms + lateness()),
			timeout: (ms) => this.timeout(ms),
			random,
		};
	}
}
