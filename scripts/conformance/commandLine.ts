// The command line of `npm run conformance`.
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { toAccount } from '../../nodes/lemlist/account';

/** The output of `--help`. */
export const usage = `Usage: npm run conformance -- --contact ctc_… --user usr_… [options]

Asks lemlist what its documentation leaves open, on tasks that it creates for the contact, and says for each
question whether the node is right. In the end it ignores its tasks, since lemlist cannot delete them. Use a
contact of your own without phone number and LinkedIn URL, and run it while nothing else uses the key.

  --contact <ctc_…>    the contact that the tasks are for
  --user <usr_…>       the team member whom they are assigned to
  --yes                send; without it, the requests are only printed
  --clean              ignore what an interrupted run has left, and nothing else
  --profile <file>     also write the profile to a file, for npm run sandbox -- --profile

Further questions, each with its own flag:
  --types              create tasks of type email, phone and linkedin
  --linkedin           send a bad image to a LinkedIn task of the contact
  --former <usr_…>     assign a task to somebody who has left the team, and back

  --journal <file>     what was created, conformance.journal by default
  --base-url <url>     https://api.lemlist.com/api by default
  --help

The API key comes from the environment variable LEMLIST_API_KEY. Without it, you are asked for the key.
`;

/** What the command line asks for, by the names in {@link usage}. */
export type Options = NonNullable<ReturnType<typeof readCommandLine>>;

/**
 * Parses the command line.
 * @returns undefined for `--help`
 * @throws Error that says what is wrong
 */
export function readCommandLine(args: string[]) {
	const { values } = parseArgs({
		args,
		options: {
			contact: { type: 'string', default: '' },
			user: { type: 'string', default: '' },
			yes: { type: 'boolean', default: false },
			clean: { type: 'boolean', default: false },
			profile: { type: 'string' },
			types: { type: 'boolean', default: false },
			linkedin: { type: 'boolean', default: false },
			former: { type: 'string' },
			journal: { type: 'string', default: 'conformance.journal' },
			'base-url': { type: 'string', default: 'https://api.lemlist.com/api' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return undefined;
	if (!values.clean) checkId('contact', 'ctc', values.contact);
	if (!values.clean) checkId('user', 'usr', values.user);
	if (values.former !== undefined) checkId('former', 'usr', values.former);
	const { baseUrl } = toAccount({ apiKey: 'none', baseUrl: values['base-url'] });
	return { ...values, baseUrl: baseUrl.replace(/\/+$/, '') };
}

function checkId(option: string, prefix: string, text: string): void {
	if (new RegExp(`^${prefix}_[A-Za-z0-9]+$`).test(text)) return;
	throw new Error(`--${option} must be an ID such as ${prefix}_A1B2C3D4E5F6G7H8I, got "${text}"`);
}

/**
 * The API key, from the environment or, in a terminal, from what is typed, which is not shown.
 * @throws Error if there is none
 */
export async function readKey(environment: NodeJS.ProcessEnv): Promise<string> {
	const fromEnvironment = environment['LEMLIST_API_KEY']?.trim() ?? '';
	const key = fromEnvironment || (process.stdin.isTTY ? await askUnseen('API key: ') : '');
	if (key === '') throw new Error('There is no API key: set LEMLIST_API_KEY, or enter it.');
	return key;
}

async function askUnseen(question: string): Promise<string> {
	process.stderr.write(question);
	const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
	const lines = createInterface({ input: process.stdin, output: unseen, terminal: true });
	const answer = await lines.question('');
	lines.close();
	process.stderr.write('\n');
	return answer.trim();
}
