import type { IDataObject, INodeProperties } from 'n8n-workflow';
import type { Field, Reader } from '../../../../nodes/shared/fields/field';
import {
	inBody,
	readCollection,
	readField,
	readParameter,
} from '../../../../nodes/shared/fields/field';
import { contextOfItem } from '../../../../nodes/LemlistTasks/run/itemContext';
import { executionOf, locator } from '../../support/execution';

const SIZE: INodeProperties = { displayName: 'Size', name: 'size', type: 'string', default: '' };
const REQUIRED: INodeProperties = { ...SIZE, required: true };
const OWNER: INodeProperties = { ...SIZE, name: 'owner', type: 'resourceLocator' };

const double: Reader = (value) => ({ value: Number(value) * 2 });
const asItIs: Reader = (value) => ({ value });
const reject: Reader = () => ({ problem: 'is odd', advice: 'Use an even one.', code: 'ODD' });

const contextWith = (parameters: Record<string, unknown> = {}) =>
	contextOfItem(executionOf({ items: [{}, parameters] }), 1);

describe.each([
	['optional', SIZE],
	['required', REQUIRED],
])('a value of a field that is %s', (_, property) => {
	const read = async (reader: Reader, given: unknown = 3) =>
		await readField({ property, read: reader }, given, contextWith());

	it('is what its reader makes of it', async () => {
		expect(await read(double)).toBe(6);
	});

	it('waits for a reader that looks something up', async () => {
		expect(await read(async () => ({ value: 'later' }))).toBe('later');
	});

	it('is rejected by its reader, with its parameter', async () => {
		await expect(read(reject)).rejects.toMatchObject({
			message: "'Size' is odd: 3. Use an even one.",
			description: 'Nothing was sent for this item.',
			code: 'ODD',
			field: 'size',
			attempts: 0,
		});
	});

	it('may come to nothing, which a field that is required takes for missing', async () => {
		const reading = read(() => ({ value: undefined }), 'None');
		if (!property.required) expect(await reading).toBeUndefined();
		else {
			await expect(reading).rejects.toMatchObject({
				message: expect.stringMatching(/^'Size' is empty: "None"\. /),
				code: 'MISSING_VALUE',
				field: 'size',
			});
		}
	});
});

describe('a blank value', () => {
	it('is not read if the field is optional', async () => {
		const read = jest.fn();
		expect(await readField({ property: SIZE, read }, ' ', contextWith())).toBeUndefined();
		expect(read).not.toHaveBeenCalled();
	});

	it('is rejected if it is required', async () => {
		const field = { property: REQUIRED, read: double };
		await expect(readField(field, ' ', contextWith())).rejects.toMatchObject({
			message: expect.stringMatching(/^'Size' is empty\. /),
			code: 'MISSING_VALUE',
			field: 'size',
		});
	});
});

describe('a parameter', () => {
	it('is read by its name, or by its path in a collection', async () => {
		const field = { property: SIZE, read: double };
		const context = contextWith({ size: 1, more: { size: 2 } });
		expect(await readParameter(field, context)).toBe(2);
		expect(await readParameter(field, context, 'more.size')).toBe(4);
	});

	it('is the value inside a resource locator', async () => {
		const context = contextWith({ owner: locator('usr_1') });
		expect(await readParameter({ property: OWNER, read: asItIs }, context)).toBe('usr_1');
	});
});

describe('a collection', () => {
	const FIELDS: Field[] = [
		{ property: SIZE, read: double },
		{ property: OWNER, read: asItIs },
	];
	const valuesOf = async (set: unknown, values: unknown = set) =>
		await readCollection('more', set, FIELDS, contextWith({ more: values }));

	it('has the values of what is set, by name', async () => {
		expect(await valuesOf({ size: 2 })).toEqual({ size: 4 });
		expect(await valuesOf({ owner: locator('usr_1'), size: 2 })).toEqual({
			...{ owner: 'usr_1', size: 4 },
		});
	});

	it('leaves out what is blank, and what no field reads', async () => {
		expect(await valuesOf({ owner: locator(' '), size: '', other: 'x' })).toEqual({});
	});

	it('reads the values of the row, and not the raw ones, which only say what is set', async () => {
		expect(await valuesOf({ size: '={{ $json.size }}' }, { size: 5, owner: 'x' })).toEqual({
			size: 10,
		});
	});

	it.each(['={{ $json.filters }}', undefined, null])('has nothing set if it is %j', async (set) => {
		expect(await valuesOf(set, { size: 5 })).toEqual({});
	});

	it('is rejected by any of its values', async () => {
		const fields = [{ property: SIZE, read: reject }];
		const context = contextWith({ more: { size: 3 } });
		await expect(readCollection('more', { size: 3 }, fields, context)).rejects.toMatchObject({
			field: 'size',
		});
	});
});

describe('a field that is declared for the body', () => {
	const run = async ({ routing }: INodeProperties, body: IDataObject) => {
		const [hook] = routing?.send?.preSend ?? [];
		return (await hook!.call(contextWith(), { url: '/', body })).body;
	};

	it("is sent as it is read, under lemlist's name", async () => {
		const field = inBody({ property: SIZE, read: double }, 'sz');
		expect(field).toMatchObject({ ...SIZE, routing: { send: { type: 'body', property: 'sz' } } });
		expect(await run(field, { sz: 2, size: 'kept' })).toEqual({ sz: 4, size: 'kept' });
	});

	it('is left out if it is blank, or comes to nothing', async () => {
		const field = inBody({ property: SIZE, read: double });
		expect(await run(field, { size: ' ', other: 'kept' })).toEqual({ other: 'kept' });
		const nothing = inBody({ property: SIZE, read: () => ({ value: undefined }) });
		expect(await run(nothing, { size: ',' })).toEqual({});
	});

	it('is rejected by the name that the panel has for it', async () => {
		await expect(
			run(inBody({ property: SIZE, read: reject }, 'sz'), { sz: 3 }),
		).rejects.toMatchObject({ message: expect.stringMatching(/^'Size' is odd: 3/), field: 'size' });
	});
});
