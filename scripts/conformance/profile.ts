// What was found out, as JSON that holds neither the key nor anything that the account holds.
import manifest from '../../package.json';
import type { Reply } from '../../nodes/lemlist/http';
import { assumptions } from '../../sandbox/answers';
import type { Request, World } from './client';
import type { Finding } from './questions';
import { isSaved } from './replies';

const ID = /\b([a-z]{3})_[A-Za-z0-9]{5,}/g;
const EMAIL = /[^\s"'<>]+@[^\s"'<>]+/g;
/** Fields of records that may be lemlist's; others may have been named by the team. */
const KNOWN_FIELD = /phone|mobile|mail|linkedin|name|title|company/i;
/** A shorter value says nothing of the account, and a longer text may. */
const [MIN_VALUE, MAX_TEXT] = [4, 200];

/** Records the forms of all replies, and strikes out of errors what the account holds. */
export class Recorder {
	/** By request: statuses with media types, and key paths such as `results[].dueDate: string`. */
	private readonly replies: Record<string, { statuses: string[]; paths: string[] }> = {};
	private readonly headers = new Set<string>();
	private readonly values = new Set<string>();

	/** The same world, with its replies recorded. */
	around(world: World): World {
		const send = async (request: Request) => {
			const reply = await world.send(request);
			this.record(request, reply);
			return isSaved(reply) ? reply : { ...reply, body: this.mask(reply.body) };
		};
		return { ...world, send };
	}

	/** The body of an error, without values that other replies had, IDs and addresses. */
	mask(body: unknown): unknown {
		const values = [...this.values].sort((one, other) => other.length - one.length);
		return mapTexts(body, (text) => {
			const struck = values.reduce((rest, value) => rest.replaceAll(value, '…'), text);
			return struck.replace(ID, '$1_…').replace(EMAIL, '…@…').slice(0, MAX_TEXT);
		});
	}

	/** What can go into an issue as it is, and into the sandbox with `--profile`. */
	profile(findings: Readonly<Record<string, Finding>>, timeline: readonly string[]) {
		const entries = Object.entries(findings);
		const learned = entries.flatMap(([, finding]) => Object.entries(finding.learned ?? {}));
		const isAnswer = ([name]: [string, unknown]) => name in assumptions;
		const answers = Object.fromEntries(learned.filter(isAnswer));
		return {
			kit: `${manifest.name} ${manifest.version}`,
			verdicts: Object.fromEntries(entries.map(([id, { verdict }]) => [id, verdict])),
			settings: { ...Object.fromEntries(learned.filter((each) => !isAnswer(each))), answers },
			replies: this.replies,
			headers: [...this.headers].sort(),
			timeline,
		};
	}

	private record({ method, path }: Request, reply: Reply): void {
		const { statusCode, headers, body } = reply;
		const known = (this.replies[`${method} ${path}`] ??= { statuses: [], paths: [] });
		const type = String(headers['content-type'] ?? 'without a media type');
		known.statuses = union(known.statuses, [`${statusCode} ${type}`]);
		for (const name of Object.keys(headers)) this.headers.add(name);
		if (!isSaved(reply) || typeof body !== 'object') return;
		known.paths = union(known.paths, pathsIn(body));
		mapTexts(body, (text) => {
			if (text.length >= MIN_VALUE) this.values.add(text);
			return text;
		});
	}
}

const union = (one: readonly string[], other: readonly string[]) =>
	[...new Set([...one, ...other])].sort();

/** A copy of some JSON with each text in it changed. */
const mapTexts = (json: unknown, change: (text: string) => string): unknown =>
	JSON.parse(
		JSON.stringify(json, (_name, each: unknown) =>
			typeof each === 'string' ? change(each) : each,
		),
	);

/** The key paths of a body, each with the type of a value. */
function pathsIn(body: unknown, path = ''): string[] {
	if (Array.isArray(body)) return body.flatMap((each) => pathsIn(each, `${path}[]`));
	if (body === null || typeof body !== 'object') {
		return [`${path}: ${body === null ? 'null' : typeof body}`];
	}
	const isOfTeam = /(^|\.)(fields|variables)$/.test(path);
	return Object.entries(body).flatMap(([key, value]) => {
		const isName = /^[a-z_]\w{0,30}$/i.test(key) && !/^[a-z]{3}_\w{5,}$/.test(key);
		const shown = isName && (!isOfTeam || KNOWN_FIELD.test(key)) ? key : '*';
		return pathsIn(value, path === '' ? shown : `${path}.${shown}`);
	});
}
