import { isNamedIn } from '../../../sandbox/named';

const isNamed = isNamedIn(['ctc_Abc', 'Lead@Example.com']);

it.each([
	['ctc_Abc', 'other@example.com', true],
	['ctc_abc', 'other@example.com', false],
	['ctc_Other', 'lead@example.COM', true],
	['ctc_Other', 'lead@example.co', false],
])('%s, %s: %s', (id, email, expected) => {
	expect(isNamed(id, email)).toBe(expected);
});
