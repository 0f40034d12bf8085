import { getEventListeners } from 'node:events';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { LemlistClient } from '../../../nodes/lemlist/client';
import { LemlistError, StoppedError } from '../../../nodes/lemlist/errors/lemlistError';
import type { Http, Reply } from '../../../nodes/lemlist/http';
import { isConfirmation, isTask, isTaskPage, isTeam } from '../../../nodes/lemlist/policy/expected';
import { joinLists } from '../../../nodes/lemlist/sending/batchKind';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import type { SessionSetup } from '../../../nodes/lemlist/session';
import { Session } from '../../../nodes/lemlist/session';
import { VirtualTime } from '../../simulation/virtualTime';
import { reply, webPage } from '../support/reply';

const account = { apiKey: 'key of team one', baseUrl: 'https://lemlist.example.com/api' };
const users = [{ userId: 'usr_1', email: 'one@example.com' }];

/** A client on a clock of its own, and what it asked for; each request takes 100 ms. */
function lab(
	answer: (attempt: number) => Reply = () => reply(200, { users }),
	setup: Partial<SessionSetup> = {},
) {
	const time = new VirtualTime();
	const requests: IHttpRequestOptions[] = [];
	const client = new LemlistClient(
		new Session({
			account,
			sender: new Sender(time.clockOfProcess(() => 0)),
			http: async (request) => {
				requests.push(request);
				await time.wait(100);
				return answer(requests.length);
			},
			...setup,
		}),
	);
	const settle = async <T>(pending: Promise<T>): Promise<T> => {
		pending.catch(() => undefined);
		await time.run(Infinity);
		return await pending;
	};
	return { client, requests, settle, time };
}

it('looks a domain up alone if its companies may not be on the page of many', async () => {
	const companies = ['one', 'two', 'two'].map((name, index) => ({
		_id: `cpn_${index}`,
		domain: `${name}.example.com`,
	}));
	const asked: unknown[] = [];
	const { client, settle } = lab(undefined, {
		http: async ({ qs }) => {
			const domains = String(qs!['idsOrDomains']);
			asked.push(domains);
			const data = companies.filter(({ domain }) => domains.includes(domain));
			const others = [{ _id: 'cpn_9', domain: 'other.example.com' }];
			return reply(200, { data: [...others, ...data.slice(0, 2)], total: data.length + 1 });
		},
	});

	const found = Promise.all(['one', 'two'].map((name) => client.companies(`${name}.example.com`)));

	expect(await settle(found)).toEqual([companies.slice(0, 1), companies.slice(1)]);
	expect(asked).toEqual(['one.example.com,two.example.com', 'one.example.com', 'two.example.com']);
});

describe('reading', () => {
	it('returns the body of what is under the Base URL', async () => {
		const { client, requests, settle } = lab();
		expect(await settle(client.get('/team', { version: 'v2' }, isTeam))).toEqual({ users });
		expect(requests).toEqual([
			{
				baseURL: account.baseUrl,
				url: '/team',
				qs: { version: 'v2' },
				timeout: 15_000,
				abortSignal: expect.any(AbortSignal),
			},
		]);
	});

	it.each([
		[reply(401), { code: 'API_KEY_REFUSED', httpStatus: 401, endsRun: 'yes', attempts: 1 }],
		[webPage(), { code: 'NOT_LEMLIST_API', httpStatus: 200, attempts: 1 }],
		[reply(200, 'OK'), { code: 'UNEXPECTED_ANSWER', httpStatus: 200, attempts: 1 }],
	])('says in plain words what lemlist rejected (%#)', async (answer, details) => {
		const { client, settle } = lab(() => answer);
		const error = await settle(client.get('/team', {}, isTeam).catch((thrown) => thrown));
		expect(error).toBeInstanceOf(LemlistError);
		expect(error).toMatchObject(details);
	});

	it('counts all of its tries', async () => {
		const { client, requests, settle } = lab(() => reply(500, 'Oops'));
		const error = await settle(client.get('/team', {}, isTeam).catch((thrown) => thrown));
		expect(requests.length).toBeGreaterThan(5);
		expect(error).toMatchObject({
			attempts: requests.length,
			description: expect.stringContaining(`after ${requests.length} tries`),
		});
	});

	it('is repeated, even in a session whose requests are not', async () => {
		const failOnce = (attempt: number) => reply(attempt === 1 ? 500 : 200, { users });
		const { client, requests, settle } = lab(failOnce, { repeatable: false });
		expect(await settle(client.get('/team', {}, isTeam))).toEqual({ users });
		expect(requests).toHaveLength(2);
	});

	it('is no failure if the run was stopped before', async () => {
		const { client, requests, settle } = lab(undefined, { signal: AbortSignal.abort() });
		await expect(settle(client.get('/team', {}, isTeam))).rejects.toBeInstanceOf(StoppedError);
		expect(requests).toEqual([]);
	});

	it('ends an exchange that takes too long, whatever it does meanwhile', async () => {
		const time = new VirtualTime();
		const signals: unknown[] = [];
		const client = new LemlistClient(
			new Session({
				account,
				sender: new Sender(time.clockOfProcess(() => 0)),
				http: async ({ abortSignal }) => {
					signals.push(abortSignal);
					await time.wait(3_600_000);
					return reply(200, { users });
				},
			}),
		);
		const asking = client
			.get('/team', {}, isTeam)
			.catch((thrown: LemlistError) => ({ ...thrown, at: time.now() }));
		await time.run(3_600_000);
		expect(await asking).toMatchObject({ code: 'ETIMEDOUT', httpStatus: null });
		// Its own deadlines count towards the two minutes of an item.
		expect(Object(await asking).at).toBeLessThan(150_000);
		expect(signals).toEqual(signals.map(() => expect.objectContaining({ aborted: true })));
	});

	it('leaves no listener on the signal of its time limit', async () => {
		const { client, requests, settle } = lab();
		await settle(client.get('/team', {}, isTeam));
		expect(getEventListeners(requests[0]!.abortSignal as AbortSignal, 'abort')).toEqual([]);
	});

	it('takes the key out of what lemlist repeats, in all of its spellings', async () => {
		const basic = Buffer.from(`:${account.apiKey}`).toString('base64');
		const body = { users: [{ ...users[0], name: `${account.apiKey} ${basic}` }] };
		const { client, settle } = lab(() => reply(200, body));
		const shown = JSON.stringify(await settle(client.get('/team', {}, isTeam)));
		expect(shown).toContain('*** ***');
		for (const secret of [account.apiKey, basic, basic.replace(/=+$/, '')]) {
			expect(shown).not.toContain(secret);
		}
	});

	it('never shows the key', async () => {
		const { client, settle } = lab(() => reply(400, `Bad team of ${account.apiKey}`));
		const error = await settle(
			client.get('/team', {}, isTeam).catch((thrown: LemlistError) => thrown),
		);
		if (!(error instanceof LemlistError)) throw new Error('Not rejected');
		const shown = JSON.stringify({ ...error, message: error.message, stack: error.stack });
		expect(shown).toContain('BAD_TEAM');
		expect(shown).not.toContain(account.apiKey);
	});

	it('never shows the key if a redirect repeats it', async () => {
		const location = 'https://c0ffee5ec4e7.example.com/';
		const { client, settle } = lab(() => reply(302, '', { location }), {
			account: { ...account, apiKey: 'c0ffee5ec4e7' },
		});
		const error = await settle(client.get('/team', {}, isTeam).catch((thrown) => thrown));
		expect(Object(error).description).toContain(' 302 to ***.example.com after');
		expect(JSON.stringify(error)).not.toContain('c0ffee5ec4e7');
	});
});

describe('a request', () => {
	const update = { url: '/tasks', method: 'PATCH' as const, body: { id: 'opp_1', images: ['x'] } };
	const subject = { noun: 'task', field: 'taskId' };

	it('returns the body', async () => {
		const { client, settle } = lab(() => reply(200, { _id: 'opp_1' }));
		expect(await settle(client.request(update, { expects: isTask }))).toEqual({ _id: 'opp_1' });
	});

	it('is sent again only if it may arrive twice: as it says itself, or else its session', async () => {
		const triesOf = async (ofSession: boolean, own?: boolean) => {
			const { client, settle } = lab(() => reply(500), { repeatable: ofSession });
			const sending = client.request(update, { expects: isTask, repeatable: own });
			return await settle(sending.catch(({ attempts, mayBeDone }) => ({ attempts, mayBeDone })));
		};
		const once = { attempts: 1, mayBeDone: true };
		expect(await triesOf(false)).toEqual(once);
		expect(await triesOf(true, false)).toEqual(once);
		expect(await triesOf(true)).toMatchObject({ mayBeDone: false });
		expect(await triesOf(false, true)).not.toEqual(once);
	});

	it('names the fields that a rejection of its body is about', async () => {
		const { client, settle } = lab(() => reply(415, { error: 'LINKEDIN_MEDIA_INVALID_TYPE' }));
		const error = await settle(
			client.request(update, { expects: isTask }).catch((thrown) => thrown),
		);
		expect(error).toMatchObject({ field: 'images', attempts: 1 });
	});

	it('is no failure if the run was stopped before', async () => {
		const { client, settle } = lab(undefined, { signal: AbortSignal.abort() });
		const sending = settle(client.request(update, { expects: isTask }));
		await expect(sending).rejects.toBeInstanceOf(StoppedError);
	});

	it('may go as one with others of its kind and session', async () => {
		const { client, requests, settle } = lab(() => reply(200, {}));
		const ignore = { maxSize: 100, readOnly: false, combine: joinLists('body', 'ids') };
		const asked = ['opp_1', 'opp_2'].map(async (id) => {
			const request = { url: '/tasks/ignore', method: 'POST' as const, body: { ids: [id] } };
			return await client.forRow({}).request(request, { expects: isConfirmation, batch: ignore });
		});
		expect(await settle(Promise.all(asked))).toEqual([{}, {}]);
		expect(requests.map(({ body }) => body)).toEqual([{ ids: ['opp_1', 'opp_2'] }]);
	});

	it('of a row says what the row names, and reports its waits', async () => {
		const { client, settle } = lab(() => reply(400, 'Bad team'));
		const onWait = jest.fn();
		const row = client.forRow({ subject, onWait });
		const asked = Array.from({ length: 21 }, async () => {
			const error: unknown = await row
				.request(update, { expects: isTask })
				.catch((thrown) => thrown);
			return error;
		});
		for (const error of await settle(Promise.all(asked))) {
			expect(error).toMatchObject({ code: 'BAD_TEAM', field: 'taskId' });
		}
		expect(onWait).toHaveBeenCalledWith(expect.objectContaining({ reason: 'limit' }));
	});

	it('of a row that reads something else does not blame what the row names', async () => {
		const { client, settle } = lab(() => reply(400, 'Bad team'));
		const reading = client.forRow({ subject }).get('/team', {}, isTeam);
		expect(await settle(reading.catch((thrown: unknown) => thrown))).toMatchObject({ field: null });
	});
});

it("a row's client shares the team with its session", async () => {
	const { client, requests, settle } = lab();
	await settle(
		Promise.all([client.forRow({}).members(), client.forRow({}).members(), client.members()]),
	);
	expect(requests).toHaveLength(1);
});

describe('tasks', () => {
	const old = { _id: 'opp_1', content: 'Hello', userId: 'usr_1' };
	const task = { _id: 'opp_1', message: 'Hello', assignedTo: 'usr_1' };

	it('of a search are read page by page, in the one shape', async () => {
		const page = { results: [old], total: 1 };
		const { client, requests, settle } = lab(() => reply(200, page));
		expect(await settle(client.search({ status: 'pending' }))).toEqual([task]);
		expect(requests.map(({ url, qs }) => [url, qs])).toEqual([
			['/v2/tasks', { status: 'pending', page: 1, limit: 100 }],
		]);
	});

	it('of a search are no more than asked for', async () => {
		const results = [old, { _id: 'opp_2' }];
		const { client, requests, settle } = lab(() => reply(200, { results, total: 2 }));
		expect(await settle(client.search({}, 1))).toEqual([task]);
		expect(requests[0]?.qs).toEqual({ page: 1, limit: 1 });
	});

	it('of the older list are read page by page, in the one shape', async () => {
		const { client, requests, settle } = lab(() => reply(200, { results: [old] }));
		expect(await settle(client.list({ type: 'phone' }))).toEqual([task]);
		expect(requests.map(({ url, qs }) => [url, qs])).toEqual([
			['/tasks', { type: 'phone', page: 0 }],
			['/tasks', { type: 'phone', page: 1 }],
		]);
	});

	it('of the older list are no more than asked for', async () => {
		const { client, requests, settle } = lab(() => reply(200, { results: [old] }));
		expect(await settle(client.list({}, 1))).toEqual([task]);
		expect(requests).toHaveLength(1);
	});

	it('of an ID is the last one if the page holds several versions', async () => {
		const results = [
			{ _id: 'opp_1', title: 'Old' },
			{ _id: 'opp_2' },
			{ _id: 'opp_1', title: 'New' },
		];
		const { client, settle } = lab(() => reply(200, { results, total: 3 }));
		const tasks = await settle(Promise.all([client.task('opp_1'), client.task('opp_2')]));
		expect(tasks).toEqual([{ _id: 'opp_1', title: 'New' }, { _id: 'opp_2' }]);
	});

	it('of a record are each there once', async () => {
		const versions = ['Old', 'New'].map((title) => ({ _id: 'opp_1', contactId: 'ctc_1', title }));
		const { client, settle } = lab(() => reply(200, { results: versions, total: 2 }));
		expect(await settle(client.openTasks('ctc_1'))).toEqual([versions[1]]);
	});

	it('of an ID: a rejection says what the row names', async () => {
		const { client, settle } = lab(() => reply(400, 'Bad team'));
		const reading = client.forRow({ subject: { noun: 'task', field: 'taskId' } }).task('opp_1');
		expect(await settle(reading.catch((thrown: unknown) => thrown))).toMatchObject({
			code: 'BAD_TEAM',
			field: 'taskId',
		});
	});
});

describe('sessions that look things up at the same time', () => {
	/** Sessions with one sender, and what each asked for. lemlist fails at requests that are not `isUp`. */
	const sessions = (
		setups: Array<Partial<SessionSetup>>,
		isUp: (asked: { ids: string[]; atMs: number }) => boolean = () => true,
	) => {
		const time = new VirtualTime();
		const sender = new Sender(time.clockOfProcess(() => 0));
		const asked: Array<[baseURL: unknown, ids: unknown]> = [];
		const http: Http = async ({ baseURL, qs }) => {
			asked.push([baseURL, qs?.['taskId']]);
			await time.wait(100);
			const ids = String(qs?.['taskId']).split(',');
			const results = ids.map((_id) => ({ _id }));
			return isUp({ ids, atMs: time.now() })
				? reply(200, { results, total: results.length })
				: reply(500);
		};
		const clients = setups.map(
			(setup) => new LemlistClient(new Session({ account, sender, http, ...setup })),
		);
		/** Looks up tasks, each in the next session. Returns what came of it, and when. */
		const lookUpAll = async (ids: string[]) => {
			const reading = ids.map(async (id, index) => {
				const client = clients[index % clients.length]!;
				const task = await client.task(id).catch(({ code }) => String(code));
				return { id, task, atMs: time.now() };
			});
			await time.run(Infinity);
			return await Promise.all(reading);
		};
		return { asked, lookUpAll };
	};

	it('share a request', async () => {
		const { asked, lookUpAll } = sessions([{}, {}]);
		await lookUpAll(['opp_0', 'opp_1']);
		expect(asked).toEqual([[account.baseUrl, 'opp_0,opp_1']]);
	});

	it('share none if their Base URLs differ, although they have the same key', async () => {
		const elsewhere = { ...account, baseUrl: 'https://proxy.example.com/api' };
		const { asked, lookUpAll } = sessions([{}, { account: elsewhere }]);
		await lookUpAll(['opp_0', 'opp_1']);
		expect(asked).toEqual([
			[account.baseUrl, 'opp_0'],
			[elsewhere.baseUrl, 'opp_1'],
		]);
	});

	it("do not wait for another session's Max Requests", async () => {
		const { lookUpAll } = sessions([{ maxPerWindow: 1 }, {}]);
		await lookUpAll(['opp_0']);
		const found = await lookUpAll(['opp_1', 'opp_2']);
		expect(found.map(({ task }) => task)).toEqual([{ _id: 'opp_1' }, { _id: 'opp_2' }]);
		for (const { atMs } of found) expect(atMs).toBeLessThan(500);
	});

	it.each([
		['one ID', ['opp_77']],
		['two IDs', ['opp_3', 'opp_96']],
	])(
		'lose no more than %s for which lemlist fails, and get the others in seconds',
		async (_, bad) => {
			const { lookUpAll } = sessions([{}], ({ ids }) => !ids.some((id) => bad.includes(id)));
			const ids = Array.from({ length: 100 }, (_, index) => `opp_${index}`);
			const found = await lookUpAll(ids);
			for (const { id, task, atMs } of found) {
				expect(task).toEqual(bad.includes(id) ? 'HTTP_500' : { _id: id });
				if (!bad.includes(id)) expect(atMs).toBeLessThan(30_000);
			}
		},
	);

	it('lose nothing in an outage', async () => {
		const { lookUpAll } = sessions([{}], ({ atMs }) => atMs > 60_000);
		const ids = Array.from({ length: 100 }, (_, index) => `opp_${index}`);
		const found = await lookUpAll(ids);
		expect(found.map(({ task }) => task)).toEqual(ids.map((_id) => ({ _id })));
	});

	it("do not give up with another session's deadline", async () => {
		const { lookUpAll } = sessions(
			[{ deadline: 5_000, isInteractive: true }, {}],
			({ atMs }) => atMs > 1_000,
		);
		const [hurried, patient] = await lookUpAll(['opp_1', 'opp_2']);
		expect(hurried?.task).toBe('HTTP_500');
		expect(patient?.task).toEqual({ _id: 'opp_2' });
	});
});

describe('somebody who waits', () => {
	it('is not kept longer by a request under way', async () => {
		const { client, requests, settle, time } = lab(undefined, {
			deadline: 10_000,
			isInteractive: true,
		});
		await settle(time.wait(7_000));
		await settle(client.get('/team', {}, isTeam));
		expect(requests[0]?.timeout).toBe(3_000);
	});

	it('learns within that time what the key is busy with', async () => {
		const { client, settle, time } = lab(() => reply(429), {
			deadline: 10_000,
			isInteractive: true,
		});
		const error = await settle(client.get('/v2/tasks', {}, isTaskPage).catch((thrown) => thrown));
		expect(error).toMatchObject({
			code: 'KEY_BUSY',
			message: expect.stringMatching(/^The API key is busy: .*rate limit.*try again/),
		});
		expect(time.now()).toBeLessThanOrEqual(10_250);
	});
});

describe('the team', () => {
	it('is read once per session, however many want it at once or later', async () => {
		const { client, requests, settle } = lab();
		const all = await settle(Promise.all([client.members(), client.members()]));
		await settle(client.members());
		expect(all).toEqual([users, users]);
		expect(requests).toHaveLength(1);
	});

	it('is read again after a failure, which all get that waited for it', async () => {
		const { client, requests, settle } = lab((attempt) =>
			attempt === 1 ? reply(400) : reply(200, { users }),
		);
		const first = await settle(Promise.allSettled([client.members(), client.members()]));
		expect(first.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
		expect(await settle(client.members())).toEqual(users);
		expect(requests).toHaveLength(2);
	});
});
