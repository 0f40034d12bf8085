import type { IDataObject } from 'n8n-workflow';
import { withoutV2 } from '../../lemlist/errors/withoutV2';
import { exclude } from '../../shared/fields/taskSearch';
import type { Operation } from '../operation';
import { output } from '../operation';
import { advancedFilters, filters, readSearch } from './search';

/** Count: the total of a search, in one request (developer.lemlist.com, Search Tasks). */
export const count: Operation<IDataObject> = {
	option: {
		name: 'Count',
		value: 'count',
		action: 'Count tasks',
		description: 'Count the tasks that pass filters, without reading them',
	},
	properties: [filters, exclude],
	options: [advancedFilters.property],
	repeatable: true,
	countLabel: (number) => `${number} ${number === 1 ? 'search' : 'searches'} counted`,

	read: async (item) => await readSearch(item, [advancedFilters]),

	async run(query, _, client) {
		const total = await client.count(query).catch((error: unknown) => {
			throw withoutV2(error, 'only Get Many works, with V1 under Options > API Version');
		});
		return output({ count: total });
	},
};
