import fc from 'fast-check';
import { BETWEEN_NAMES, listReader, toList } from '../../../../nodes/lemlist/values/list';

const list = (value: unknown) => toList(value, BETWEEN_NAMES);

describe('toList', () => {
	it.each([
		['commas', 'a, b ,c'],
		['new lines', 'a\nb\r\nc\n'],
		['both, with nothing between', ',a,\n,b\n\n c ,'],
		['JSON', ' ["a", "b", "c"] '],
		['nested JSON', '[["a"], [["b"]], "c"]'],
		['an array', ['a', 'b', 'c']],
		['nested arrays with blanks', ['a', [' ', ['b', [], null]], undefined, 'c']],
		['semicolons', 'a; b;c;'],
		['bars', 'a|b | c'],
		['full-width commas', 'a，b、c'],
		['words for nothing', ['a', 'null', 'b', 'N/A', 'undefined', 'c']],
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

	it('takes JSON of an object as a list of one', () => {
		expect(list(' {"url": "a,b"} ')).toEqual([{ url: 'a,b' }]);
	});

	it('reads no more entries than a list may have, and one', () => {
		expect(list(new Array(5_000).fill('a'))).toHaveLength(1_001);
		expect(list('a,'.repeat(5_000))).toHaveLength(1_001);
		expect(list('a,'.repeat(50_001))).toHaveLength(1);
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

describe('listReader', () => {
	const read = listReader(BETWEEN_NAMES, (entry) => {
		if (entry === 'odd') return { value: 'odd', notice: 'is odd' };
		return entry === 'bad' ? { problem: 'is bad', advice: 'Mend it.' } : { value: entry };
	});

	it('reads each entry', () => {
		expect(read('a, b')).toEqual({ value: ['a', 'b'] });
		expect(read(' , ')).toEqual({ value: undefined });
	});

	it('rejects a list for its first bad entry, and shows that', () => {
		expect(read('a, bad, b')).toEqual({ problem: 'is bad', advice: 'Mend it.', culprit: 'bad' });
	});

	it('rejects a list that is too long', () => {
		expect(read(new Array(1_000).fill('a'))).toHaveProperty('value');
		expect(read(new Array(1_001).fill('a'))).toMatchObject({
			problem: 'holds more than 1,000 entries',
		});
	});

	it('passes a notice on', () => {
		expect(read('a, odd')).toEqual({ value: ['a', 'odd'], notice: 'is odd' });
	});
});
