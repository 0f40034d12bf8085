// The command line of `npm run sandbox`.

import { parseArgs } from 'node:util';
import { readProfile } from './answers';
import { defaultApiKey } from './core';
import type { SandboxOptions } from './core';
import { errorShapes } from './errors';
import { windowKinds } from './rateLimits';
import { manyTasks, sampleTasks } from './sampleTasks';
import { defaultSettings, retryAfterForms } from './settings';

/** The output of `--help`. */
export const usage = `Usage: npm run sandbox -- [options]

A local mock of lemlist on 127.0.0.1, with a page that shows its tasks and requests live.

  --port <number>         4010 by default; 0 picks a free port
  --key <key>             a valid API key; can be repeated
  --tasks <number>        generate this many tasks instead of the sample
  --window <kind>         ${windowKinds.join('\n                          ')}
  --limit <number>        requests per window and key; Infinity for no limit
  --window-ms <ms>        length of a window
  --latency <ms>-<ms>     response time, random between the two
  --slow <share>:<ms>     share of responses (0 to 1) that take this much longer
  --retry-after <form>    ${retryAfterForms.join(', ')}
  --error-shape <shape>   ${errorShapes.join(', ')}
  --no-v2                 leave out the newer list of tasks
  --no-records            contacts and companies are not in the plan
  --search-lag <ms>       how long it takes until the newer list shows a change
  --media-timeout <ms>    how long a "slow" file takes before it times out
  --seed <number>         seed of the random latency
  --profile <file>        what npm run conformance found out, in place of the sandbox's assumptions
  --help
`;

/**
 * Parses the command line.
 *
 * @returns the options, or null if `--help` was given
 * @throws Error that names the option and the values it accepts
 */
export function readCommandLine(args: string[]): SandboxOptions | null {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '4010' },
			key: { type: 'string', default: [defaultApiKey], multiple: true },
			tasks: { type: 'string' },
			window: { type: 'string', default: 'flexibleFixed' },
			limit: { type: 'string', default: '20' },
			'window-ms': { type: 'string', default: '2000' },
			latency: { type: 'string', default: '0-0' },
			slow: { type: 'string', default: '0:0' },
			'retry-after': { type: 'string', default: 'whole' },
			'error-shape': { type: 'string', default: 'text' },
			'no-v2': { type: 'boolean', default: false },
			'no-records': { type: 'boolean', default: false },
			'search-lag': { type: 'string', default: '0' },
			'media-timeout': { type: 'string', default: '0' },
			seed: { type: 'string', default: '1' },
			profile: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return null;

	const [minMs, maxMs] = pair('latency', values.latency, '-');
	const [slowShare, slowMs] = pair('slow', values.slow, ':');
	const [apiKey = defaultApiKey, ...apiKeys] = values.key;
	return {
		port: number('port', values.port),
		apiKey,
		apiKeys,
		tasks: values.tasks === undefined ? sampleTasks() : manyTasks(number('tasks', values.tasks)),
		window: oneOf('window', values.window, windowKinds),
		limit: number('limit', values.limit),
		windowMs: number('window-ms', values['window-ms']),
		latency: { minMs, maxMs, slowShare, slowMs },
		retryAfter: oneOf('retry-after', values['retry-after'], retryAfterForms),
		errorShape: oneOf('error-shape', values['error-shape'], errorShapes),
		hasV2: !values['no-v2'],
		hasRecords: !values['no-records'],
		searchLagMs: number('search-lag', values['search-lag']),
		mediaTimeoutMs: number('media-timeout', values['media-timeout']),
		seed: number('seed', values.seed),
		...(values.profile !== undefined && readProfile(values.profile, defaultSettings)),
	};
}

function number(option: string, text: string): number {
	const value = Number(text);
	if (text.trim() === '' || Number.isNaN(value) || value < 0) {
		throw new Error(`--${option} must be a number of at least 0, got "${text}"`);
	}
	return value;
}

function pair(option: string, text: string, separator: string): [number, number] {
	const [first, second, ...more] = text.split(separator);
	if (first === undefined || second === undefined || more.length > 0) {
		throw new Error(`--${option} must be <number>${separator}<number>, got "${text}"`);
	}
	return [number(option, first), number(option, second)];
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
	const found = allowed.find((value) => value === text);
	if (!found) throw new Error(`--${option} must be one of ${allowed.join(', ')}, got "${text}"`);
	return found;
}
