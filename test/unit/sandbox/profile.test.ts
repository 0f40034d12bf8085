import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../../../sandbox/commandLine';
import { call, control, patch } from './client';
import { task } from './task';
import { useSandbox } from './useSandbox';

const sandbox = useSandbox({ tasks: [task(1)] });

/** The options of a sandbox with this profile. */
function load(profile: unknown) {
	const path = join(mkdtempSync(join(tmpdir(), 'profile-')), 'profile.json');
	writeFileSync(path, JSON.stringify(profile));
	return readCommandLine(['--profile', path]);
}

it('loads the settings of a profile, which win', () => {
	const settings = { hasV2: false, window: 'slidingLog', answers: { reopensDone: false } };
	expect(load({ kit: 'any', settings })).toMatchObject(settings);
});

it.each([
	[{}, 'is no profile: it has no "settings"'],
	[{ settings: { hasV3: true, answers: { reopens: true } } }, 'unknown settings: hasV3, reopens'],
])('rejects %j', (profile, message) => {
	expect(() => load(profile)).toThrow(message);
});

it('answers as lemlist did, with its body and media type', async () => {
	const unknownTask = { status: 410, type: 'application/json', body: { error: 'Gone' } };
	await control(sandbox(), 'POST', '/settings', { answers: { unknownTask } });

	const answer = await patch(sandbox(), { id: 'opp_Unknown0000000000', title: 'x' });

	expect(answer).toMatchObject({ status: 410, body: { error: 'Gone' } });
	expect((await call(sandbox(), 'GET', '/v2/tasks')).status).toBe(200);
});

it('rejects answers that it does not know', async () => {
	const answer = await control(sandbox(), 'POST', '/settings', { answers: { reopens: true } });
	expect(answer.status).toBe(400);
});
