// The ways that are compared.

/** One way to bring tasks up to date with rows. */
export interface Way {
	name: 'skip' | 'all' | 'http';
	/** Name in the report. */
	title: string;
	/** Whether it is this package's node, which has to leave every task as its row says. */
	isOurs: boolean;
}

/** This package's node with Skip Unchanged. */
export const SKIP: Way = {
	name: 'skip',
	title: 'Lemlist Tasks, Skip Unchanged',
	isOurs: true,
};

/** This package's node without it. */
export const ALL: Way = { name: 'all', title: 'Lemlist Tasks', isOurs: true };

/** What users would build by hand. */
export const HTTP: Way = {
	name: 'http',
	title: 'HTTP Request, batches of 20 / 2000 ms',
	isOurs: false,
};

/** All ways, in the order of the report. */
export const ways: readonly Way[] = [SKIP, ALL, HTTP];
