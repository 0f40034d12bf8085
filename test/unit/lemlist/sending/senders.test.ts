import { systemClock } from '../../../../nodes/lemlist/clock';
import { Sender } from '../../../../nodes/lemlist/sending/sender';
import { register, senderFor, Senders } from '../../../../nodes/lemlist/sending/senders';
import { VirtualTime } from '../../../simulation/virtualTime';
import { reply } from '../../support/reply';

const HOUR_MS = 3_600_000;

it('returns the same sender for the same key', () => {
	expect(senderFor('first key')).toBe(senderFor('first key'));
	expect(senderFor('first key')).not.toBe(senderFor('second key'));
});

it('takes another sender for a key', () => {
	const sender = register('third key', new Sender(systemClock));
	expect(senderFor('third key')).toBe(sender);
});

describe('a sender', () => {
	const start = () => {
		const time = new VirtualTime();
		const senders = new Senders(time.clockOfProcess(() => 0));
		/** Sends a request that takes so long. */
		const send = async (key: string, ms: number) => {
			const attempt = async () => {
				await time.wait(ms);
				return reply(200);
			};
			await senders.of(key).send(attempt, { expects: () => true });
		};
		const wait = async (ms: number) => {
			void time.wait(ms);
			await time.run(time.now() + ms);
		};
		return { senders, send, wait };
	};

	it('is kept for an hour after its last request', async () => {
		const { senders, send, wait } = start();
		const sender = senders.of('a');
		await wait(HOUR_MS / 2);
		void send('a', 1_000);
		await wait(HOUR_MS);
		senders.of('b');
		expect(senders.of('a')).toBe(sender);
	});

	it('is forgotten after more than an hour', async () => {
		const { senders, wait } = start();
		const sender = senders.of('a');
		await wait(HOUR_MS + 1);
		senders.of('b');
		expect(senders.size).toBe(1);
		expect(senders.of('a')).not.toBe(sender);
	});

	it('is forgotten after more than an hour even if its own key asks', async () => {
		const { senders, wait } = start();
		const sender = senders.of('a');
		await wait(HOUR_MS + 1);
		expect(senders.of('a')).not.toBe(sender);
	});

	it('is forgotten at once when there are more than 1,000, the oldest first', () => {
		const { senders } = start();
		const [first, second] = [senders.of('0'), senders.of('1')];
		for (let key = 2; key <= 1_000; key++) senders.of(String(key));
		expect(senders.size).toBe(1_000);
		expect(senders.of('1')).toBe(second);
		expect(senders.of('0')).not.toBe(first);
	});

	it('is kept while a request is under way', async () => {
		const { senders, send, wait } = start();
		const sender = senders.of('a');
		void send('a', 2 * HOUR_MS);
		await wait(HOUR_MS + 60_000);
		for (let key = 0; key <= 2_000; key++) senders.of(String(key));
		expect(senders.of('a')).toBe(sender);
		expect(senders.size).toBeLessThanOrEqual(1_001);
	});
});
