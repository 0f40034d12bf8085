import fc from 'fast-check';
import { simplified, toTask } from '../../../nodes/lemlist/task';

/** The same task as each of lemlist's routes returns it. */
const V1 = {
	createdAt: '2026-03-01T10:00:00.000Z',
	userId: 'usr_1',
	content: 'Hello',
	priority: 1,
	title: 'Call',
	type: 'phone',
	_id: 'opp_1',
	dueDate: '2026-03-15T10:00:00.000Z',
	status: 'pending',
	leadId: 'lea_1',
};
const V2 = {
	objectType: 'contact',
	ownerName: 'Member One',
	assignedTo: 'usr_1',
	message: 'Hello',
	priority: 1,
	title: 'Call',
	type: 'phone',
	_id: 'opp_1',
	leadId: 'lea_1',
	text: null,
	dueDate: '2026-03-15T10:00:00.000Z',
	status: 'due',
};
const FIRST = ['_id', 'type', 'title', 'message', 'priority', 'dueDate', 'assignedTo', 'status'];

describe('a task', () => {
	it("has the newer route's names, whichever route it came from", () => {
		const { content, userId, ...others } = V1;
		expect(toTask(V1)).toEqual({ ...others, message: content, assignedTo: userId });
		expect(toTask(V2)).toEqual(V2);
	});

	it.each([
		['older', V1],
		['newer', V2],
	])('of the %s route begins with what people read first', (_, task) => {
		expect(Object.keys(toTask(task)).slice(0, FIRST.length)).toEqual(FIRST);
	});

	it('keeps what it does not know, and has nothing that lemlist did not return', () => {
		expect(toTask({ _id: 'opp_1', brandNew: { a: 1 } })).toStrictEqual({
			_id: 'opp_1',
			brandNew: { a: 1 },
		});
		expect(toTask({ content: null })).toStrictEqual({ message: null });
		expect(toTask({})).toStrictEqual({});
	});

	it('keeps both names of a reply that has them', () => {
		const both = { content: 'old', message: 'new', userId: 'usr_1', assignedTo: null };
		expect(toTask(both)).toStrictEqual(both);
	});

	it('loses no value, and is the same if it is read twice', () => {
		const names = fc.constantFrom(...FIRST, 'content', 'userId', 'leadId', '__proto__', 'x');
		fc.assert(
			fc.property(fc.dictionary(names, fc.jsonValue()), (returned) => {
				const before = asText(returned);
				const task = toTask(returned);
				expect(Object.values(task).map(asText).sort()).toEqual(
					Object.values(returned).map(asText).sort(),
				);
				expect(asText(toTask(task))).toBe(asText(task));
				expect(asText(returned)).toBe(before);
			}),
		);
	});
});

const asText = (value: unknown) => JSON.stringify(value);

describe('a simplified task', () => {
	it('has what most workflows need and what joins it to others, without empty fields', () => {
		const contact = { fullName: 'Lead One' };
		expect(simplified({ ...V2, contact, company: null, leadFirstName: 'Lead' })).toStrictEqual({
			_id: 'opp_1',
			type: 'phone',
			title: 'Call',
			message: 'Hello',
			priority: 1,
			dueDate: '2026-03-15T10:00:00.000Z',
			assignedTo: 'usr_1',
			status: 'due',
			ownerName: 'Member One',
			leadFirstName: 'Lead',
			leadId: 'lea_1',
			contact,
		});
	});

	it('has nothing that lemlist did not return', () => {
		expect(simplified({ _id: 'opp_1', text: 'x' })).toStrictEqual({ _id: 'opp_1' });
	});
});
