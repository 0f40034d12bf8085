// The command line of `npm run benchmark`.
import { parseArgs } from 'node:util';
import { contenders, type Contender } from './contenders';
import { scenarios, type Scenario } from './scenarios';

/** What to run. */
export interface Choice {
	scenarios: Scenario[];
	contenders: Contender[];
}

/** The output of `--help`. */
export const usage = `Usage: npm run benchmark -- [options]

Updates 200 tasks in the sandbox with each contender in each scenario, in a real n8n. A full run takes
about 20 minutes and writes docs/benchmark.md and docs/benchmark.svg; a partial run only prints tables.

  --only <names>         scenarios, comma-separated, by name or prefix
                         ${names(scenarios)}
  --contenders <names>   contenders, comma-separated, by name
                         ${names(contenders)}
  --help
`;

/**
 * Parses the command line.
 *
 * @returns what to run, or null if `--help` was given
 * @throws Error that names the option and the values it accepts
 */
export function readCommandLine(args: string[]): Choice | null {
	const { values } = parseArgs({
		args,
		options: {
			only: { type: 'string' },
			contenders: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return null;
	return {
		scenarios: choose('only', values.only, scenarios, (name, given) => name.startsWith(given)),
		contenders: choose(
			'contenders',
			values.contenders,
			contenders,
			(name, given) => name === given,
		),
	};
}

function choose<T extends { name: string }>(
	option: string,
	text: string | undefined,
	all: readonly T[],
	matches: (name: string, given: string) => boolean,
): T[] {
	if (text === undefined) return [...all];
	const given = text.split(',').map((name) => name.trim());
	const unknown = given.find((each) => !all.some(({ name }) => matches(name, each)));
	if (unknown !== undefined) {
		throw new Error(`--${option} must be one of ${names(all)}, got "${unknown}"`);
	}
	return all.filter(({ name }) => given.some((each) => matches(name, each)));
}

function names(all: ReadonlyArray<{ name: string }>): string {
	return all.map(({ name }) => name).join(', ');
}
