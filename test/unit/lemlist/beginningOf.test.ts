import { beginningOf } from '../../../nodes/lemlist/beginningOf';

it.each([
	['Call Ada', 4, 'Call'],
	['Call', 4, 'Call'],
	['Ada 🎉!', 6, 'Ada 🎉'],
	['Ada 🎉!', 5, 'Ada '],
])('of %j with %i characters: %j', (text, max, beginning) => {
	expect(beginningOf(text, max)).toBe(beginning);
});
