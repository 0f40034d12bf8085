// What was found out, as JSON that holds neither the key nor anything that the account holds.
import type { Settings } from '../../sandbox/settings';
import type { Reply, Request, World } from './client';

/** The key paths of a body with the types of their values, such as `results[].dueDate: string | null`. */
export type Shape = Readonly<Record<string, string>>;

/** What can go into an issue as it is, and into the sandbox with `--profile`. */
export interface Profile {
	readonly kit: string;
	readonly verdicts: Readonly<Record<string, string>>;
	/** What the sandbox loads. */
	readonly settings: Partial<Settings>;
	/** By request: each status with its media type, and the shape of its bodies. */
	readonly replies: Recorder['replies'];
	/** Names of headers. */
	readonly headers: readonly string[];
	/** Each request of the rate-limit step. */
	readonly timeline: readonly string[];
}

const ID = /\b([a-z]{3})_[A-Za-z0-9]{5,}/g;
const EMAIL = /[^\s"'<>]+@[^\s"'<>]+/g;
/** Fields of records that may be lemlist's; others may have been named by the team. */
const KNOWN_FIELD = /phone|mobile|mail|linkedin|name|title|company/i;
/** A shorter value says nothing of the account, and a longer text may. */
const [MIN_VALUE, MAX_TEXT] = [4, 200];

/** Notes the forms of all replies, and what must not be shown. */
export class Recorder {
	readonly replies: Record<string, { seen: string[]; shape?: Shape }> = {};
	readonly headers = new Set<string>();
	private readonly spellings: readonly string[];
	private readonly values = new Set<string>();

	constructor(key: string) {
		const base64 = (text: string) => Buffer.from(text).toString('base64').replace(/=+$/, '');
		this.spellings = [key, encodeURIComponent(key), base64(key), base64(`:${key}`)];
	}

	/** The same world, whose replies are noted. */
	around(world: World): World {
		const send = async (request: Request) => {
			const reply = await world.send(request);
			this.note(request, reply);
			return reply;
		};
		return { ...world, send };
	}

	/** A text without the API key, however it is written. */
	withoutKey(text: string): string {
		return this.spellings.reduce((rest, each) => rest.replaceAll(each, '***'), text);
	}

	/** A body of an error, or a part of it, without values that other replies had, IDs and addresses. */
	readonly mask = <T>(value: T): T => {
		const json = JSON.stringify(value, (_name, each: unknown) =>
			typeof each === 'string' ? this.masked(each) : each,
		);
		return JSON.parse(json) as T;
	};

	private masked(text: string): string {
		const values = [...this.values].sort((one, other) => other.length - one.length);
		const struck = values.reduce((rest, value) => rest.replaceAll(value, '…'), text);
		return this.withoutKey(struck).replace(ID, '$1_…').replace(EMAIL, '…@…').slice(0, MAX_TEXT);
	}

	private note({ method, path }: Request, { status, headers, body }: Reply): void {
		const known = (this.replies[`${method} ${path.replace(ID, '$1_…')}`] ??= { seen: [] });
		const seen = `${status} ${headers['content-type'] ?? 'without a media type'}`;
		if (!known.seen.includes(seen)) known.seen.push(seen);
		for (const name of Object.keys(headers)) this.headers.add(name);
		if (status !== 200 || typeof body !== 'object') return;
		known.shape = merged([known.shape ?? {}, shapeOf(body)]);
		for (const text of textsIn(body)) if (text.length >= MIN_VALUE) this.values.add(text);
	}
}

/** The shape of a body, or of the part of one at a path. */
export function shapeOf(body: unknown, path = ''): Shape {
	if (Array.isArray(body)) return merged(body.map((each) => shapeOf(each, `${path}[]`)));
	if (body === null || typeof body !== 'object') {
		return { [path]: body === null ? 'null' : typeof body };
	}
	const isOfTeam = /(^|\.)(fields|variables)$/.test(path);
	const shapes = Object.entries(body).map(([key, value]) => {
		const isName = /^[a-z_]\w{0,30}$/i.test(key) && !/^[a-z]{3}_\w{5,}$/.test(key);
		const shown = isName && (!isOfTeam || KNOWN_FIELD.test(key)) ? key : '*';
		return shapeOf(value, path === '' ? shown : `${path}.${shown}`);
	});
	return merged(shapes);
}

function merged(shapes: readonly Shape[]): Shape {
	const all: Record<string, string> = {};
	for (const [path, types] of shapes.flatMap((shape) => Object.entries(shape))) {
		all[path] = [...new Set(`${all[path] ?? types} | ${types}`.split(' | '))].sort().join(' | ');
	}
	return all;
}

function textsIn(body: unknown): string[] {
	if (typeof body === 'string') return [body];
	return typeof body === 'object' && body !== null ? Object.values(body).flatMap(textsIn) : [];
}
