import type { IDataObject } from 'n8n-workflow';
import { optionalField, requiredField } from '../../../../nodes/LemlistTasks/declarations/field';
import type { Converter } from '../../../../nodes/LemlistTasks/declarations/field';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import { executionOf } from '../../support/execution';

const context = executionOf({ items: [{}, {}] });
const item = contextOfItem(context, 1, context.helpers);

async function run(hookFor: typeof optionalField, body: IDataObject, convert: Converter) {
	const hook = hookFor({ name: 'size', label: 'Size', into: 'body', property: 'sz', convert });
	return (await hook.call(item, { url: '/', body })).body;
}

const double: Converter = (value) => ({ value: Number(value) * 2 });

it.each([optionalField, requiredField])(
	"puts the value into lemlist's form (%p)",
	async (field) => {
		expect(await run(field, { sz: 2, other: 'kept' }, double)).toEqual({ sz: 4, other: 'kept' });
		expect(await run(field, { sz: 2 }, async () => ({ value: 'later' }))).toEqual({ sz: 'later' });
	},
);

it.each([optionalField, requiredField])(
	'refuses by the parameter, not by property (%p)',
	async (field) => {
		const refuse: Converter = () => ({
			problem: 'is odd',
			advice: 'Give an even one.',
			code: 'ODD',
		});
		await expect(run(field, { sz: 3 }, refuse)).rejects.toMatchObject({
			message: "'Size' is odd: 3. Give an even one. [item 1]",
			description: 'Give an even one.',
			context: { itemIndex: 1, code: 'ODD', field: 'size' },
		});
	},
);

it('reads a value of the query as well', async () => {
	const hook = optionalField({
		...{ name: 'size', label: 'Size', into: 'query', property: 'sz', convert: double },
	});
	const { qs, body } = await hook.call(item, { url: '/', qs: { sz: 2 }, body: { sz: 5 } });
	expect({ qs, body }).toEqual({ qs: { sz: 4 }, body: { sz: 5 } });
});

it('takes a blank optional field out without reading it', async () => {
	const convert = jest.fn();
	expect(await run(optionalField, { sz: ' ', other: 'kept' }, convert)).toEqual({ other: 'kept' });
	expect(convert).not.toHaveBeenCalled();
});

it('takes a field out whose value comes to nothing', async () => {
	expect(await run(optionalField, { sz: ',' }, () => ({ value: undefined }))).toEqual({});
});

it('refuses a required field that is blank', async () => {
	await expect(run(requiredField, { sz: ' ' }, double)).rejects.toMatchObject({
		message: expect.stringMatching(/^'Size' is empty\. .*\[item 1\]$/),
		context: { code: 'MISSING_VALUE', field: 'size' },
	});
});
