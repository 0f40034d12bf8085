import fc from 'fast-check';
import { bothEngines, Seen } from './engines';
import { searches, searchesByV1 } from './tasks/getMany';

const both = bothEngines();

it.each([
	['V2', searches, '/api/v2/tasks?'],
	['V1', searchesByV1, '/api/tasks?filters='],
])(
	'Get Many with %s requests the same pages as n8n, and rejects with the same messages',
	async (_, tasks, path) => {
		const seen = new Seen();

		await fc.assert(
			fc.asyncProperty(tasks, async (task) => {
				const { ours, theirs } = await both(task);
				expect(ours).toEqual(theirs);
				expect(ours.requests.filter((request) => !request.path.startsWith(path))).toEqual([]);
				seen.count(ours);
			}),
			{ seed: 20260315, numRuns: 60 },
		);

		expect(seen.requests).toBeGreaterThan(50);
		expect(seen.lookups).toBeGreaterThan(5);
		expect(seen.answers).toBeGreaterThan(1_000);
		expect(seen.rejections).toBeGreaterThan(20);
	},
);
