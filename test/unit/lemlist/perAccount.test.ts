import { PerAccount } from '../../../nodes/lemlist/sending/senders';
import { Sender } from '../../../nodes/lemlist/sending/sender';
import { VirtualTime } from '../../simulation/virtualTime';

const clock = new VirtualTime().clockOfProcess(() => 0);
const account = { apiKey: 'key', baseUrl: 'https://lemlist.example.com/api' };

it('is the same for all sessions with an account', () => {
	const lists = new PerAccount((): string[] => []);
	const sender = new Sender(clock);
	lists.of(sender, account).push('mine');
	expect(lists.of(sender, { ...account })).toEqual(['mine']);
});

it('is of its own for another key, and for another Base URL with the same key', () => {
	const lists = new PerAccount((): string[] => []);
	const sender = new Sender(clock);
	lists.of(sender, account).push('mine');
	expect(lists.of(new Sender(clock), account)).toEqual([]);
	expect(lists.of(sender, { ...account, baseUrl: 'https://proxy.example.com' })).toEqual([]);
});

it('is made on the clock of the key', () => {
	const clocks = new PerAccount((made) => made);
	expect(clocks.of(new Sender(clock), account)).toBe(clock);
});
