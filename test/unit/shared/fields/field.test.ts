import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Reader } from '../../../../nodes/shared/fields/field';
import { inBody, inQuery } from '../../../../nodes/shared/fields/field';
import { contextOfItem } from '../../../../nodes/LemlistTasks/declarations/itemContext';
import { executionOf } from '../../support/execution';

const item = contextOfItem(executionOf({ items: [{}, {}] }), 1);

const SIZE: INodeProperties = { displayName: 'Size', name: 'size', type: 'string', default: '' };
const REQUIRED: INodeProperties = { ...SIZE, required: true };

const double: Reader = (value) => ({ value: Number(value) * 2 });

/** What the hook of a field makes of a request. */
async function run(
	{ routing }: INodeProperties,
	{ body = {}, qs = {} }: Record<string, IDataObject>,
) {
	const [hook] = routing?.send?.preSend ?? [];
	const request = await hook!.call(item, { url: '/', body, qs });
	return { body: request.body, qs: request.qs };
}

describe.each([
	['optional', SIZE],
	['required', REQUIRED],
])('a field that is %s', (_, property) => {
	it("puts its value into lemlist's form, under lemlist's name", async () => {
		const field = inBody(property, double, 'sz');
		const { body } = await run(field, { body: { sz: 2, size: 'kept' } });
		expect(body).toEqual({ sz: 4, size: 'kept' });
		expect(field.routing?.send).toMatchObject({ type: 'body', property: 'sz' });
	});

	it('waits for a reader that looks something up', async () => {
		const field = inBody(property, async () => ({ value: 'later' }));
		expect((await run(field, { body: { size: 2 } })).body).toEqual({ size: 'later' });
	});

	it('names the parameter in a rejection, and shows the value', async () => {
		const reject: Reader = () => ({ problem: 'is odd', advice: 'Use an even one.', code: 'ODD' });
		const field = inBody(property, reject, 'sz');
		await expect(run(field, { body: { sz: 3 } })).rejects.toMatchObject({
			message: "'Size' is odd: 3. Use an even one.",
			description: 'Nothing was sent for this item.',
			code: 'ODD',
			field: 'size',
			attempts: 0,
		});
	});
});

describe('a field whose value comes to nothing', () => {
	const nothing: Reader = () => ({ value: undefined });

	it('is left out', async () => {
		expect((await run(inBody(SIZE, nothing), { body: { size: ',' } })).body).toEqual({});
	});

	it('is missing if it is required', async () => {
		await expect(run(inBody(REQUIRED, nothing), { body: { size: 'None' } })).rejects.toMatchObject({
			message: expect.stringMatching(/^'Size' is empty: "None"\. /),
			code: 'MISSING_VALUE',
		});
	});
});

it('reads a value of the query as well', async () => {
	const field = inQuery(SIZE, double);
	expect(await run(field, { qs: { size: 2 }, body: { size: 5 } })).toEqual({
		qs: { size: 4 },
		body: { size: 5 },
	});
});

it('leaves a blank optional field out without reading it', async () => {
	const read = jest.fn();
	const { body } = await run(inBody(SIZE, read), { body: { size: ' ', other: 'kept' } });
	expect(body).toEqual({ other: 'kept' });
	expect(read).not.toHaveBeenCalled();
});

it('rejects a required field that is blank', async () => {
	await expect(run(inBody(REQUIRED, double), { body: { size: ' ' } })).rejects.toMatchObject({
		message: expect.stringMatching(/^'Size' is empty\. /),
		code: 'MISSING_VALUE',
		field: 'size',
	});
});
