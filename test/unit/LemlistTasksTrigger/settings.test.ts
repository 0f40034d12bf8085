import type { INode, INodeParameters } from 'n8n-workflow';
import { stateKey } from '../../../nodes/LemlistTasksTrigger/settings';

const triggerWith = (parameters: INodeParameters, credential = 'credential'): INode => ({
	...{ id: 'trigger', name: 'Trigger', type: 'lemlistTasksTrigger', typeVersion: 1 },
	position: [0, 0],
	parameters,
	credentials: { lemlistTasksApi: { id: credential, name: 'Any' } },
});

const BASE_URL = 'https://api.example.com/api';
const key = (parameters: INodeParameters = {}, baseUrl = BASE_URL, credential?: string) =>
	stateKey(triggerWith(parameters, credential), baseUrl);

describe('what a state is about', () => {
	it.each<[string, string]>([
		['the event', key({ event: 'taskDue' })],
		['a filter', key({ filters: { title: 'Call' } })],
		['what is excluded', key({ exclude: { type: ['phone'] } })],
		['the credential', key({}, BASE_URL, 'another')],
		['the host of Base URL', key({}, 'https://proxy.example.com/api')],
		['the path of Base URL', key({}, 'https://api.example.com/other')],
	])('differs by %s', (_, other) => {
		expect(other).not.toBe(key());
	});

	it('differs by Days Overdue for that event alone', () => {
		const overdue = (overdueDays: number) => key({ event: 'taskOverdue', overdueDays });
		expect(overdue(1)).not.toBe(overdue(2));
		expect(key({ overdueDays: 2 })).toBe(key());
	});

	it('does not differ by the label of what was picked from a list', () => {
		const picked = (mode: string, label: object) =>
			key({ filters: { assignedTo: { __rl: true, mode, value: 'usr_1', ...label } } });
		const anna = picked('list', { cachedResultName: 'Anna' });
		expect(picked('list', { cachedResultName: 'Anna Lee' })).toBe(anna);
		expect(picked('id', {})).toBe(anna);
		expect(key({ filters: { assignedTo: 'usr_2' } })).not.toBe(anna);
	});

	it.each([
		['Simplify', key({ simplify: false })],
		['Include', key({ options: { include: ['contact'] } })],
		['a filter that the event does not have', key({ filters: { status: ['due'] } })],
		['a password in Base URL', key({}, 'https://user:s3cret@api.example.com/api')],
	])('does not differ by %s', (_, other) => {
		expect(other).toBe(key());
	});

	it('holds no part of Base URL in clear', () => {
		const stored = key({}, 'https://user:s3cret@token-a1b2c3.example.com/path-d4e5f6/api');
		for (const secret of ['user', 's3cret', 'a1b2c3', 'd4e5f6', 'example.com']) {
			expect(stored).not.toContain(secret);
		}
	});
});
