import { LemlistClient } from '../../../nodes/lemlist/client';
import type { Reply } from '../../../nodes/lemlist/http';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import type { SessionSetup } from '../../../nodes/lemlist/session';
import { Session } from '../../../nodes/lemlist/session';
import { VirtualTime } from '../../simulation/virtualTime';
import { reply } from '../support/reply';

const account = { apiKey: 'key of team one', baseUrl: 'https://lemlist.example.com/api' };
const campaigns = [{ _id: 'cam_1', name: 'Spring' }];

/** A key on a clock of its own, and what was asked for with it; each request takes 100 ms. */
function lab(answer: (attempt: number) => Reply = () => reply(200, campaigns)) {
	const time = new VirtualTime();
	const sender = new Sender(time.clockOfProcess(() => 0));
	const asked: unknown[] = [];
	const open = (setup: Partial<SessionSetup> = {}) =>
		new LemlistClient(
			new Session({
				account,
				sender,
				http: async ({ baseURL, qs }) => {
					asked.push([baseURL, qs?.['page']]);
					await time.wait(100);
					return answer(asked.length);
				},
				...setup,
			}),
		);
	const settle = async <T>(pending: Promise<T>): Promise<T> => {
		pending.catch(() => undefined);
		await time.run(Infinity);
		return await pending;
	};
	return { asked, open, settle, time };
}

const fullPage = (page: number) =>
	reply(
		200,
		Array.from({ length: 100 }, (_, index) => ({ _id: `cam_${page}_${index}` })),
	);

const all = async (client: LemlistClient) => await client.allCampaigns();

it('are read page by page, until one is not full', async () => {
	const { asked, open, settle } = lab((page) => (page === 1 ? fullPage(1) : reply(200, campaigns)));
	expect(await settle(all(open()))).toHaveLength(101);
	expect(asked).toHaveLength(2);
});

it('are read once for half a minute, by all sessions with the account', async () => {
	const { asked, open, settle, time } = lab();
	const both = await settle(Promise.all([all(open()), all(open())]));
	expect(both).toEqual([campaigns, campaigns]);
	await settle(time.wait(29_000));
	await settle(all(open()));
	expect(asked).toHaveLength(1);
	await settle(time.wait(1_000));
	await settle(all(open()));
	expect(asked).toHaveLength(2);
});

it('are those of the Base URL, although another one has the same key', async () => {
	const elsewhere = { ...account, baseUrl: 'https://proxy.example.com/api' };
	const { asked, open, settle } = lab();
	await settle(all(open()));
	await settle(all(open({ account: elsewhere })));
	expect(asked).toEqual([
		[account.baseUrl, 1],
		[elsewhere.baseUrl, 1],
	]);
});

it('are read again after a failure', async () => {
	const { open, settle } = lab((attempt) => (attempt === 1 ? reply(400) : reply(200, campaigns)));
	await expect(settle(all(open()))).rejects.toMatchObject({ httpStatus: 400 });
	expect(await settle(all(open()))).toEqual(campaigns);
});

it('are read again by a session whose time is not over, when that of the first one is', async () => {
	const { open, settle, time } = lab((attempt) =>
		attempt === 1 ? reply(500) : reply(200, campaigns),
	);
	const hurried = all(open({ deadline: 5_000, isInteractive: true }));
	const patient = [1, 2].map(
		async () => await all(open({ deadline: time.now() + 9_000, isInteractive: true })),
	);
	const [first, ...others] = await settle(Promise.allSettled([hurried, ...patient]));
	expect(first).toMatchObject({ status: 'rejected' });
	expect(others).toEqual(patient.map(() => ({ status: 'fulfilled', value: campaigns })));
});

it('are not forgotten when an older reading fails late', async () => {
	const { asked, open, settle, time } = lab();
	const slowPages = [fullPage(1), fullPage(2), reply(400)].values();
	const http = async () => {
		await time.wait(14_000);
		return slowPages.next().value ?? reply(400);
	};
	const old = all(open({ http })).catch(({ httpStatus }) => [Number(httpStatus), time.now()]);
	const at = async (ms: number) => await time.wait(ms).then(async () => await all(open()));
	const [failed] = await settle(Promise.all([old, at(31_000), at(50_000)]));
	expect(failed).toEqual([400, expect.closeTo(42_000, -2)]);
	expect(asked).toHaveLength(1);
});
