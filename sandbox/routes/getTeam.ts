import type { Route } from './route';

/**
 * `GET /team`: the key's team; includes the members' names and e-mail addresses with `version=v2`.
 */
export const getTeam: Route = {
	method: 'get',
	path: '/team',
	handle({ query }, { store }) {
		const { version } = query as { version?: 'v2' };
		const userIds = store.members.map((member) => member.userId);
		return {
			_id: 'tea_SandboxTeam000000',
			name: 'Sandbox Team',
			userIds,
			...(version === 'v2' ? { users: store.members } : {}),
			createdBy: userIds[0],
			createdAt: '2024-01-01T09:00:00.000Z',
			hooks: [],
			invitedUsers: [],
			beta: [],
		};
	},
};
