import type { Sent } from '../../../../../nodes/LemlistTasks/operation';
import { sent } from '../../../../../nodes/LemlistTasks/operation';
import { OpenTasks } from '../../../../../nodes/LemlistTasks/run/skipping/openTasks';
import type { Task } from '../../../../../nodes/lemlist/task';
import { errorWith } from '../../../support/error';

const bodyOf = (title: string, recordId = 'ctc_1', type = 'phone') => ({
	...{ url: '/tasks', body: { recordId, type, title } },
});

/** What skips tasks that are open; creating one takes a turn of the event loop. */
function lab(open: Task[] = []) {
	const sleep = jest.fn(async () => {});
	const read = jest.fn(async (recordId: string) =>
		open.filter((task) => task['contactId'] === recordId),
	);
	const tasks = new OpenTasks({ sleep }, read);
	const create = jest.fn(async (): Promise<Sent> => {
		await new Promise((resolve) => setImmediate(resolve));
		return sent({ _id: `opp_${create.mock.calls.length}` });
	});
	return { tasks, create, read, sleep, open };
}

const call = {
	_id: 'opp_open',
	contactId: 'ctc_1',
	type: 'phone',
	channel: 'aircall',
	title: 'Call',
};

it('outputs an open task of the same record, type and title', async () => {
	const { tasks, create } = lab([call]);
	expect(await tasks.send(bodyOf('Call'), create)).toEqual({
		...sent({ ...call, alreadyOpen: true }),
		isSkipped: true,
	});
	expect(create).not.toHaveBeenCalled();
});

it.each([
	['title', bodyOf('Call again')],
	['type', bodyOf('Call', 'ctc_1', 'email')],
	['record', bodyOf('Call', 'ctc_2')],
])('creates a task with another %s', async (_, request) => {
	const { tasks, create } = lab([call]);
	expect(await tasks.send(request, create)).toEqual(sent({ _id: 'opp_1' }));
});

it('takes any LinkedIn task for one, since lemlist has several types of them', async () => {
	const open = { ...call, type: 'linkedinSend', channel: 'linkedin', title: null };
	const { tasks, create } = lab([open]);
	expect(await tasks.send(bodyOf('', 'ctc_1', 'linkedin'), create)).toMatchObject({
		isSkipped: true,
	});
});

it('creates one task for two rows at the same time, though the search is behind', async () => {
	const { tasks, create } = lab();
	const results = await Promise.all(
		[1, 2, 3].map(async () => await tasks.send(bodyOf('Call'), create)),
	);
	expect(create).toHaveBeenCalledTimes(1);
	const open = { ...sent({ _id: 'opp_1', alreadyOpen: true }), isSkipped: true };
	expect(results).toEqual([sent({ _id: 'opp_1' }), open, open]);
});

it('tries the next row if the first one is rejected', async () => {
	const { tasks, create } = lab();
	create.mockRejectedValueOnce(errorWith());
	const [one, other] = await Promise.allSettled(
		[1, 2].map(async () => await tasks.send(bodyOf('Call'), create)),
	);
	expect(one).toMatchObject({ status: 'rejected', reason: { code: 'BAD_TEAM' } });
	expect(other).toMatchObject({ status: 'fulfilled' });
});

describe('a creation that lemlist may have carried out', () => {
	const lost = errorWith({ code: 'ECONNRESET', httpStatus: null, mayBeDone: true });

	it('succeeds if the task is there after a pause', async () => {
		const { tasks, create, sleep, open } = lab();
		create.mockRejectedValueOnce(lost);
		sleep.mockImplementationOnce(async () => void open.push(call));
		expect(await tasks.send(bodyOf('Call'), create)).toEqual(sent(call));
		expect(sleep).toHaveBeenCalledWith(5_000);
	});

	it('fails as it did if the task is not there, or cannot be looked for', async () => {
		const { tasks, create, read } = lab();
		create.mockRejectedValue(lost);
		await expect(tasks.send(bodyOf('Call'), create)).rejects.toBe(lost);
		read.mockResolvedValueOnce([]).mockRejectedValueOnce(new Error('away'));
		await expect(tasks.send(bodyOf('Other'), create)).rejects.toBe(lost);
	});

	it('is not looked for after a rejection', async () => {
		const { tasks, create, read, sleep } = lab();
		create.mockRejectedValueOnce(errorWith());
		await expect(tasks.send(bodyOf('Call'), create)).rejects.toMatchObject({ code: 'BAD_TEAM' });
		expect(read).toHaveBeenCalledTimes(1);
		expect(sleep).not.toHaveBeenCalled();
	});
});

it('creates nothing if it cannot be known what is open', async () => {
	const { tasks, create, read } = lab();
	read.mockRejectedValueOnce(errorWith({ code: 'NOT_LEMLIST_API' }));
	await expect(tasks.send(bodyOf('Call'), create)).rejects.toMatchObject({
		code: 'NO_TASK_LIST_V2',
		advice: expect.stringContaining('switch Skip If Open Task Exists off under Options'),
	});
	expect(create).not.toHaveBeenCalled();
});
