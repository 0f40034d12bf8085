import { senderFor } from '../../../../nodes/lemlist/sending/senders';

it('has one sender per key, whichever credential holds it', () => {
	expect(senderFor('first key')).toBe(senderFor('first key'));
	expect(senderFor('first key')).not.toBe(senderFor('second key'));
});
