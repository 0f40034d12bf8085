import fc from 'fast-check';
import { toList } from '../../../../nodes/lemlist/values/list';

const list = (value: unknown) => toList(value, /[,\n]/);

describe('toList', () => {
	it.each([
		['commas', 'a, b ,c'],
		['new lines', 'a\nb\r\nc\n'],
		['both, with nothing between', ',a,\n,b\n\n c ,'],
		['JSON', ' ["a", "b", "c"] '],
		['nested JSON', '[["a"], [["b"]], "c"]'],
		['an array', ['a', 'b', 'c']],
		['nested arrays with blanks', ['a', [' ', ['b', [], null]], undefined, 'c']],
		['text within an array', ['a,b', '["c"]']],
	])('reads %s', (_, given) => {
		expect(list(given)).toEqual(['a', 'b', 'c']);
	});

	it('takes what only looks like JSON as text', () => {
		expect(list('[a, b]')).toEqual(['[a', 'b]']);
	});

	it.each([5, true, { url: 'a' }])('takes %j as a list of one', (given) => {
		expect(list(given)).toEqual([given]);
	});

	it('has an end for a list that contains itself', () => {
		const circular: unknown[] = ['a'];
		circular.push(circular);
		expect(list(circular)).toContain('a');
	});

	it('reads an array, its JSON and its text alike', () => {
		fc.assert(
			fc.property(fc.array(fc.stringMatching(/^[a-z:/.]{1,8}$/)), (entries) => {
				expect(list(entries)).toEqual(entries);
				expect(list(JSON.stringify(entries))).toEqual(entries);
				expect(list(entries.join(', '))).toEqual(entries);
			}),
		);
	});
});
