// Time that passes faster, for tests of what happens after a wait and not of the wait.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../nodes/lemlist/clock';
import { systemClock } from '../../../nodes/lemlist/clock';
import type { SandboxOptions } from '../../../sandbox';

/** Requests time out sooner as well, but not as much: a busy machine needs seconds for a reply. */
const TIMEOUT_SPEED = 3;

/** The node's fast clock. */
export const fastClock = (speed = 10): Clock => ({
	...systemClock,
	now: () => speed * systemClock.now(),
	sleep: async (ms) => await systemClock.sleep(ms / speed),
	timeout: (ms) => systemClock.timeout(Math.ceil(ms / TIMEOUT_SPEED)),
});

const start = performance.timeOrigin + performance.now();

/** The same for the sandbox, so that both agree on how long something takes. */
export const fastSandbox = (speed = 10): SandboxOptions => ({
	clock: () => start + speed * (performance.timeOrigin + performance.now() - start),
	sleep: async (ms, signal) => await sleep(ms / speed, undefined, { signal }),
});
