import type { FaultAnswer } from '../../../sandbox';
import { call, control, turns, until } from './client';
import { heldSleep } from './heldSleep';
import { wantedTask } from './task';
import { useSandbox } from './useSandbox';

const id = 'opp_created0000000001';

const held = heldSleep();
const sandbox = useSandbox({ tasks: [], sleep: held.sleep });

const create = async (signal?: AbortSignal) =>
	await call(sandbox(), 'POST', '/tasks', { body: wantedTask, ...(signal ? { signal } : {}) });
const createdIds = () => [...sandbox().tasks.keys()];
const onCreate = { method: 'POST', path: '/tasks', times: 1, saved: true };

describe('a POST /tasks whose reply is lost', () => {
	it.each<FaultAnswer>(['reset', 'cut', 'malformed'])(
		'fails but creates the task: %s',
		async (answer) => {
			sandbox().fault({ ...onCreate, answer });
			await expect(create()).rejects.toThrow();
			expect(createdIds()).toEqual([id]);
			expect(sandbox().requests).toMatchObject([{ taskId: id, fault: answer }]);
		},
	);

	it.each<FaultAnswer>(['html', { status: 502 }, { status: 500, body: { error: 'x' } }])(
		'gets another reply but creates the task: %j',
		async (answer) => {
			sandbox().fault({ ...onCreate, answer });
			expect((await create()).body).not.toHaveProperty('_id');
			expect(createdIds()).toEqual([id]);
		},
	);

	it('hangs after the task is created, until the client gives up', async () => {
		sandbox().fault({ ...onCreate, answer: { hangMs: 50 } });
		const leaving = new AbortController();
		const request = create(leaving.signal);
		await held.begun();
		expect(createdIds()).toEqual([id]);
		leaving.abort();
		await expect(request).rejects.toThrow('aborted');
		await until(() => sandbox().requests[0]?.clientGone === true);
		held.wakeUp();
		await turns();
		expect(createdIds()).toEqual([id]);
		expect(sandbox().requests).toMatchObject([{ taskId: id, status: null, clientGone: true }]);
	});

	it('is found among the tasks, and once more if it is sent again', async () => {
		await control(sandbox(), 'POST', '/faults', { ...onCreate, answer: 'reset' });
		await expect(create()).rejects.toThrow();
		const { body } = await call(sandbox(), 'GET', `/v2/tasks?contactId=${wantedTask.recordId}`);
		expect(body).toMatchObject({ total: 1, results: [{ _id: id }] });
		expect((await create()).status).toBe(200);
		expect(createdIds()).toEqual([id, 'opp_created0000000002']);
	});

	it('creates nothing if it is rejected', async () => {
		sandbox().fault({ ...onCreate, answer: 'reset' });
		const wrong = { body: { ...wantedTask, recordId: 'ctc_unknown0000000000' } };
		await expect(call(sandbox(), 'POST', '/tasks', wrong)).rejects.toThrow();
		expect(createdIds()).toEqual([]);
	});

	it('creates nothing without `saved`', async () => {
		sandbox().fault({ ...onCreate, answer: 'reset', saved: false });
		await expect(create()).rejects.toThrow();
		expect(createdIds()).toEqual([]);
	});
});
