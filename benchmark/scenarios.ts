// The circumstances in which the contenders are compared: 200 tasks in each.

/** How the tasks are shared out, and what n8n runs them. */
export interface Scenario {
	/** What the command line calls it. */
	name: string;
	/** What the report calls it. */
	title: string;
	/** How many executions start at once. */
	executions: number;
	/** How many items each of them has. */
	items: number;
	/** Workers of n8n's queue mode, over which the executions are spread evenly; 0 without it. */
	workers: number;
}

/** All of them, in the order of the report. */
export const scenarios: Scenario[] = [
	{
		name: 'single',
		title: '1 execution of 200 items',
		...{ executions: 1, items: 200, workers: 0 },
	},
	{
		name: 'concurrent',
		title: '4 executions of 50 items at once, in one process',
		...{ executions: 4, items: 50, workers: 0 },
	},
	{
		name: 'queue-2',
		title: '4 executions of 50 items at once, on 2 queue-mode workers',
		...{ executions: 4, items: 50, workers: 2 },
	},
	{
		name: 'queue-4',
		title: '4 executions of 50 items at once, on 4 queue-mode workers',
		...{ executions: 4, items: 50, workers: 4 },
	},
];
