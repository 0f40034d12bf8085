import { systemClock } from '../../../../nodes/lemlist/clock';
import { Sender } from '../../../../nodes/lemlist/sending/sender';
import { register, senderFor } from '../../../../nodes/lemlist/sending/senders';

it('returns the same sender for the same key', () => {
	expect(senderFor('first key')).toBe(senderFor('first key'));
	expect(senderFor('first key')).not.toBe(senderFor('second key'));
});

it('takes another sender for a key', () => {
	const sender = register('third key', new Sender(systemClock));
	expect(senderFor('third key')).toBe(sender);
});
