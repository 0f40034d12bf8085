import type { INodeProperties } from 'n8n-workflow';
import { fieldTables } from '../../../../scripts/docs/fieldTables';

const text = (displayName: string, more: Partial<INodeProperties> = {}): INodeProperties => ({
	...{ displayName, name: displayName.toLowerCase(), type: 'string', default: '' },
	...more,
});

const mode: INodeProperties = {
	...text('Mode', { type: 'options', default: 'one', description: 'Which way' }),
	options: [
		{ name: 'One', value: 'one', description: 'The first | the old' },
		{ name: 'Two', value: 'two' },
	],
};

const shownWith = (modes: string[], property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: { show: { operation: ['get'], mode: modes } },
});

const rowsOf = (...properties: INodeProperties[]): string[] =>
	fieldTables(properties, { operation: 'get' }).split('\n');

it('says what a field takes, what it is by default, and what its choices are', () => {
	expect(rowsOf(mode, text('Name', { required: true }))).toEqual([
		'| Field | Takes | Required | Default | Description |',
		'| --- | --- | --- | --- | --- |',
		'| **Mode** | One, Two |  | One | Which way.<br>**One**: The first \\| the old. |',
		'| **Name** | Text | yes |  |  |',
	]);
});

it('leaves out hidden fields, those of other operations and those that are set', () => {
	const other = text('Other', { displayOptions: { show: { operation: ['create'] } } });

	expect(
		rowsOf(text('Operation'), text('Checks', { type: 'hidden' }), other, text('Name')),
	).toEqual(['| Field | Takes |', '| --- | --- |', '| **Name** | Text |']);
});

it('says with which values of others a field is shown', () => {
	const rows = rowsOf(mode, shownWith(['two'], text('Name')));

	expect(rows.at(-1)).toBe('| **Name** | Text |  | _Only with Mode: Two._ |');
});

it('joins declarations of a field, and says what only some of them have', () => {
	const filters = (...options: INodeProperties[]) =>
		text('Filters', { type: 'collection', options });
	const rows = rowsOf(
		mode,
		shownWith(['one'], filters(text('Both'), text('First'))),
		shownWith(['two'], filters(text('Both'))),
	);

	expect(rows.slice(3)).toEqual([
		'| **Filters** | [Fields](#filters) |  |  |',
		'',
		'### Filters',
		'',
		'| Field | Takes | Description |',
		'| --- | --- | --- |',
		'| **Both** | Text |  |',
		'| **First** | Text | _Only with Mode: One._ |',
	]);
});

it('has no words for types of fields that the nodes do not have', () => {
	expect(() => rowsOf(text('Color', { type: 'color' }))).toThrow('fields of the type color');
});
