import { systemClock } from '../../../../nodes/lemlist/clock';
import { Sender } from '../../../../nodes/lemlist/sending/sender';
import { register, senderFor } from '../../../../nodes/lemlist/sending/senders';

it('has one sender per key, whichever credential holds it', () => {
	expect(senderFor('first key')).toBe(senderFor('first key'));
	expect(senderFor('first key')).not.toBe(senderFor('second key'));
});

it('takes another sender for a key', () => {
	const sender = register('third key', new Sender(systemClock));
	expect(senderFor('third key')).toBe(sender);
});
