// `npm run probe` as it is, against the sandbox. It takes as long as its plan.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startSandbox, type Sandbox } from '../../../../sandbox';

const SECRET = 'secret-key-of-the-probe';
const project = join(__dirname, '../../../..');

let sandbox: Sandbox;
beforeEach(async () => {
	const latency = { minMs: 20, maxMs: 60 };
	sandbox = await startSandbox({ apiKey: SECRET, latency, retryAfter: 'fractional' });
});
afterEach(() => sandbox.close());

/** Its output and exit code, with the key in the environment. */
async function probe(apiKey: string): Promise<{ stdout: string; stderr: string; code: unknown }> {
	const script = [require.resolve('tsx/cli'), join(project, 'scripts/probe.ts')];
	const run = promisify(execFile)(process.execPath, [...script, '--base-url', sandbox.url], {
		cwd: project,
		env: { ...process.env, LEMLIST_API_KEY: apiKey },
	});
	return await run.then(
		(output) => ({ ...output, code: 0 }),
		({ stdout, stderr, code }) => ({ stdout, stderr, code }),
	);
}

it('sends GET /team 60 times, and prints what fits without the key', async () => {
	const { stdout, stderr, code } = await probe(SECRET);

	expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
	expect(sandbox.requests).toHaveLength(60);
	for (const { method, path, query, body } of sandbox.requests) {
		expect({ method, path, query, body }).toEqual({
			...{ method: 'GET', path: '/team', query: {}, body: null },
		});
	}
	const rejected = sandbox.requests.filter(({ admitted }) => !admitted).length;
	expect(stdout).toContain(`${60 - rejected} × 200, ${rejected} × 429`);
	expect(stdout).toMatch(/^- Window, if the limit is 20 per 2 s: .*`flexibleFixed`/m);
	expect(stdout).toMatch(/^- `Retry-After`: fractions of a second; on every reply/m);
	expect(stdout).toContain('at another Base URL');
	expect(stdout).not.toContain(SECRET);
	expect(stdout).not.toContain(Buffer.from(`:${SECRET}`).toString('base64'));
	for (const text of ['127.0.0.1', 'Sandbox Team', 'usr_']) expect(stdout).not.toContain(text);
});

it('stops after the first reply if the key is refused', async () => {
	const { stdout, stderr, code } = await probe('wrong-key');

	expect(sandbox.requests).toHaveLength(1);
	expect(code).toBe(1);
	expect(stderr).toMatch('lemlist rejected the API key');
	expect(stdout + stderr).not.toContain('wrong-key');
});
