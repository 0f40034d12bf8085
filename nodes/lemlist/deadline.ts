/**
 * Awaits what is under way, but not forever.
 * @param deadline aborts when it has taken too long
 * @throws what `underWay` rejects with; an error with code `ETIMEDOUT` at the deadline
 */
export async function beforeDeadline<T>(underWay: Promise<T>, deadline: AbortSignal): Promise<T> {
	return await new Promise<T>((resolve, reject) => {
		const giveUp = () =>
			reject(Object.assign(new Error('It took too long'), { code: 'ETIMEDOUT' }));
		deadline.addEventListener('abort', giveUp, { once: true });
		const stopListening = () => deadline.removeEventListener('abort', giveUp);
		underWay.then(resolve, reject).finally(stopListening);
	});
}
