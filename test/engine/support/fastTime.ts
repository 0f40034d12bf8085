// Time that passes ten times as fast, for tests of what happens after a wait and not of the wait.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '../../../nodes/lemlist/clock';
import { systemClock } from '../../../nodes/lemlist/clock';
import type { SandboxOptions } from '../../../sandbox';

const SPEED = 10;

/** Requests time out sooner as well, but not ten times: a busy machine needs seconds for a reply. */
const TIMEOUT_SPEED = 3;

/** The node's fast clock. */
export const fastClock: Clock = {
	...systemClock,
	now: () => SPEED * systemClock.now(),
	sleep: async (ms) => await systemClock.sleep(ms / SPEED),
	timeout: (ms) => systemClock.timeout(Math.ceil(ms / TIMEOUT_SPEED)),
};

const start = performance.timeOrigin + performance.now();

/** The same for the sandbox, so that both agree on how long something takes. */
export const fastSandbox: SandboxOptions = {
	clock: () => start + SPEED * (performance.timeOrigin + performance.now() - start),
	sleep: async (ms, signal) => await sleep(ms / SPEED, undefined, { signal }),
};
