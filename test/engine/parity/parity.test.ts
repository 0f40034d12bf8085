import fc from 'fast-check';
import { bothEngines, Seen } from './engines';
import { mappedUpdates, updates } from './tasks/update';

const both = bothEngines();

it.each([
	['field by field', updates, 150],
	['from columns', mappedUpdates, 150],
])(
	'Update %s sends the same requests as n8n, and rejects with the same messages',
	async (_, tasks, numRuns) => {
		const seen = new Seen();

		await fc.assert(
			fc.asyncProperty(tasks, async (task) => {
				const { ours, theirs } = await both(task);
				expect(ours).toEqual(theirs);
				seen.count(ours);
			}),
			{ seed: 20260315, numRuns },
		);

		expect(seen.requests).toBeGreaterThan(50);
		expect(seen.lookups).toBeGreaterThan(5);
		expect(seen.rejections).toBeGreaterThan(50);
	},
);
