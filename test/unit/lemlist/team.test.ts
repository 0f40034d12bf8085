import { readTeam } from '../../../nodes/lemlist/team';

const users = [{ userId: 'usr_1', name: 'Assignee One', email: 'one@example.com' }];

it('reads the team with its users', async () => {
	const get = jest.fn(async () => ({ _id: 'tea_1', users }));
	expect(await readTeam(get)).toEqual(users);
	expect(get).toHaveBeenCalledWith('/team', { version: 'v2' });
});

it('knows nobody if the reply lists no users', async () => {
	expect(await readTeam(async () => ({ userIds: ['usr_1'] }))).toEqual([]);
});
