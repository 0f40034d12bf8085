/** Thrown if a run was stopped before lemlist was asked: that is no failure of the item. */
export class StoppedError extends Error {
	override readonly name = 'StoppedError';

	constructor() {
		super('The run was stopped before lemlist was asked');
	}
}
