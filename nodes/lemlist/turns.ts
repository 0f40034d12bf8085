import type { Clock } from './clock';

/** How long work may go on before everything else in this process gets a turn, in ms. */
const TURN_MS = 20;

/**
 * Lets everything else in n8n have a turn while many rows are worked through: executions, webhooks and the
 * editor share one thread with them.
 */
export class Turns {
	private since: number;
	private pausing: Promise<void> | undefined;

	constructor(private readonly clock: Pick<Clock, 'now' | 'sleep'>) {
		this.since = clock.now();
	}

	/**
	 * Whether others are to have a turn now: 20 ms of work have passed since the last one. Ask again after
	 * {@link give}, and right before the work: all that wait go on at once.
	 */
	get areDue(): boolean {
		return this.clock.now() - this.since >= TURN_MS;
	}

	/** Resolves after a turn of everything else. */
	async give(): Promise<void> {
		await (this.pausing ??= this.pause());
	}

	private async pause(): Promise<void> {
		await this.clock.sleep(0);
		this.since = this.clock.now();
		this.pausing = undefined;
	}
}
