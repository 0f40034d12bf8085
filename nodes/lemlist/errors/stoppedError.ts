/** Thrown if a run was stopped before lemlist was asked. This does not count as a failure of the item. */
export class StoppedError extends Error {
	override readonly name = 'StoppedError';

	constructor() {
		super('The run was stopped before lemlist was asked');
	}
}
