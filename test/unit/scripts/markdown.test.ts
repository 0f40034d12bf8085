import { asMarkdown, table } from '../../../scripts/markdown';

it('keeps what a cell holds inside of its cell', () => {
	expect(table(['Field', 'Value'], [['A', ' one | two\n three ']])).toBe(
		['| Field | Value |', '| --- | --- |', '| A | one \\| two<br>three |'].join('\n'),
	);
});

it('leaves out columns that are empty in all rows', () => {
	const rows = [
		['A', '', 'x'],
		['B', '', ''],
	];

	expect(table(['Field', 'Required', 'Default'], rows)).toBe(
		['| Field | Default |', '| --- | --- |', '| A | x |', '| B |  |'].join('\n'),
	);
});

it('puts figures on the right', () => {
	expect(table(['Way', 'Time'], [['One', '2 s']], 1)).toBe(
		['| Way | Time |', '| --- | ---: |', '| One | 2 s |'].join('\n'),
	);
});

it('writes as code what Markdown would read otherwise', () => {
	expect(asMarkdown('Use {{ $json.a * b }}, _id or two words')).toBe(
		'Use `{{ $json.a * b }}`, `_id` or two words',
	);
});
