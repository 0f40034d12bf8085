import type { Route } from './route';
import { getTeam } from './getTeam';
import { searchTasks } from './searchTasks';
import { updateTask } from './updateTask';

/** Every route of the sandbox's API. */
export const routes: readonly Route[] = [getTeam, searchTasks, updateTask];
