/**
 * Awaits what is under way, but not for ever.
 * @param deadline aborts when it has taken too long
 * @throws what `underWay` rejects with; an error with code `ETIMEDOUT` at the deadline
 */
export async function beforeDeadline<T>(underWay: Promise<T>, deadline: AbortSignal): Promise<T> {
	let giveUp = () => {};
	const timedOut = new Promise<never>((_, reject) => {
		giveUp = () => reject(Object.assign(new Error('It took too long'), { code: 'ETIMEDOUT' }));
	});
	deadline.addEventListener('abort', giveUp);
	try {
		return await Promise.race([underWay, timedOut]);
	} finally {
		deadline.removeEventListener('abort', giveUp);
	}
}
