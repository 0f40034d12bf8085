import { isTeam } from '../../../nodes/lemlist/policy/expected';
import { readTeam } from '../../../nodes/lemlist/team';

const users = [{ userId: 'usr_1', name: 'Assignee One', email: 'one@example.com' }];

it('reads the team with its users', async () => {
	const get = jest.fn(async () => ({ _id: 'tea_1', users }));
	expect(await readTeam(get)).toEqual(users);
	expect(get).toHaveBeenCalledWith('/team', { version: 'v2' }, isTeam);
});
