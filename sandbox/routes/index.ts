import type { Route } from './route';
import { createTask } from './createTask';
import { getCampaigns } from './getCampaigns';
import { getCompanies } from './getCompanies';
import { getContacts } from './getContacts';
import { getTeam } from './getTeam';
import { ignoreTasks } from './ignoreTasks';
import { listTasks } from './listTasks';
import { searchTasks } from './searchTasks';
import { updateTask } from './updateTask';

/** All routes of the sandbox's API. */
export const routes: readonly Route[] = [
	createTask,
	getCampaigns,
	getCompanies,
	getContacts,
	getTeam,
	ignoreTasks,
	listTasks,
	searchTasks,
	updateTask,
];
