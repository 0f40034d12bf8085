// The scenarios in which the contenders are compared, with 200 tasks each.

/** How the tasks are distributed, and on what kind of n8n. */
export interface Scenario {
	/** Name on the command line. */
	name: string;
	/** Name in the report. */
	title: string;
	/** Number of concurrent executions. */
	executions: number;
	/** Items per execution. */
	items: number;
	/** Queue-mode workers, over which the executions are spread evenly; 0 without queue mode. */
	workers: number;
}

/** All scenarios, in the order of the report. */
export const scenarios: Scenario[] = [
	{
		name: 'single',
		title: '1 execution of 200 items',
		executions: 1,
		items: 200,
		workers: 0,
	},
	{
		name: 'concurrent',
		title: '4 executions of 50 items at once, in one process',
		executions: 4,
		items: 50,
		workers: 0,
	},
	{
		name: 'queue-2',
		title: '4 executions of 50 items at once, on 2 queue-mode workers',
		executions: 4,
		items: 50,
		workers: 2,
	},
	{
		name: 'queue-4',
		title: '4 executions of 50 items at once, on 4 queue-mode workers',
		executions: 4,
		items: 50,
		workers: 4,
	},
];
