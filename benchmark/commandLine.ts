// The command line of `npm run benchmark`.
import { parseArgs } from 'node:util';
import { contenders, type Contender } from './contenders';
import { scenarios, type Scenario } from './scenarios';

/** What to run. */
export interface Choice {
	scenarios: Scenario[];
	contenders: Contender[];
}

/** Shown for `--help`. */
export const usage = `Usage: npm run benchmark -- [options]

Updates 200 tasks of the sandbox with each contender in each scenario, in a real n8n. All of it takes
some 20 minutes and writes docs/benchmark.md and docs/benchmark.svg; a part of it prints its table.

  --only <names>         scenarios, by how their names begin, with commas between them
                         ${names(scenarios)}
  --contenders <names>   contenders
                         ${names(contenders)}
  --help
`;

/**
 * Reads the command line.
 *
 * @returns what to run, or null when help was asked for
 * @throws Error that names the option and what it takes
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
	isMeant: (name: string, given: string) => boolean,
): T[] {
	if (text === undefined) return [...all];
	const given = text.split(',').map((name) => name.trim());
	const unknown = given.find((each) => !all.some(({ name }) => isMeant(name, each)));
	if (unknown !== undefined) {
		throw new Error(`--${option} takes ${names(all)}, got "${unknown}"`);
	}
	return all.filter(({ name }) => given.some((each) => isMeant(name, each)));
}

function names(all: ReadonlyArray<{ name: string }>): string {
	return all.map(({ name }) => name).join(', ');
}
