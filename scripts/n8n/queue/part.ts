// One program of n8n's queue mode.
import type { RunningProcess } from '../../process';

/**
 * A program that can be ended and started again in the same place: with its folder and its port.
 */
export class Part {
	private running: RunningProcess | undefined;

	/** @param launch Starts the program and waits until it is ready. */
	constructor(private readonly launch: () => Promise<RunningProcess>) {}

	/** Starts it unless it is running, and waits until it is ready. */
	async start(): Promise<void> {
		if (this.running?.hasExited() === false) await this.running.waitUntilReady();
		else this.running = await this.launch();
	}

	/** Sends it a signal and waits for its exit, however long that takes. */
	async kill(signal: NodeJS.Signals): Promise<void> {
		await this.running?.kill(signal);
	}

	/** Stops it and waits for its exit. */
	async stop(): Promise<void> {
		await this.running?.stop();
	}
}
