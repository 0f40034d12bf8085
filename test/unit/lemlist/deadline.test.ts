import { beforeDeadline } from '../../../nodes/lemlist/deadline';

it('passes on what comes in time', async () => {
	const { signal } = new AbortController();
	expect(await beforeDeadline(Promise.resolve('reply'), signal)).toBe('reply');
	await expect(beforeDeadline(Promise.reject(new Error('reset')), signal)).rejects.toThrow('reset');
});

it('ends at the deadline, even if nothing ever comes', async () => {
	const controller = new AbortController();
	const waiting = beforeDeadline(new Promise(() => {}), controller.signal);
	controller.abort();
	await expect(waiting).rejects.toMatchObject({ code: 'ETIMEDOUT' });
});

it('leaves nothing on the signal', async () => {
	const { signal } = new AbortController();
	const remove = jest.spyOn(signal, 'removeEventListener');
	await beforeDeadline(Promise.resolve('reply'), signal);
	expect(remove).toHaveBeenCalledTimes(1);
});
