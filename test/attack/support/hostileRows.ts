// Rows as an attacker, a broken sheet or a careless model might send them.
import fc from 'fast-check';
import { randomFrom } from '../../simulation/random';

/** What the columns of a row are mapped to, by the names of the node's parameters. */
export type Row = Record<(typeof COLUMNS)[number], unknown>;

const COLUMNS = [
	...(['task', 'title', 'message', 'due', 'priority', 'done', 'images', 'videos'] as const),
	...(['assignee', 'clear', 'record', 'type'] as const),
] as const;

const NASTY: unknown[] = [
	...['', ' ', '\n\t', '\u00a0', '\u200b\u2060', '\u3164', '\u2800', '\ufeff', null, undefined],
	...['=1+1', '{{ $json.x }}', '${7*7}', "'; DROP TABLE tasks; --", '<script>alert(1)</script>'],
	...[
		'__proto__',
		'constructor',
		'{"__proto__":{"done":true}}',
		'null',
		'undefined',
		'NaN',
		'true',
	],
	...['🙂'.repeat(50), 'é\u0301'.repeat(50), '\ud800', '\u202etxt.exe', 'x'.repeat(100_000)],
	...[0, -0, 1, 2, 3, -1, 0.5, NaN, Infinity, -Infinity, 1e308, 1e21, 46361, 1773568800, 10n],
	...[1773568800000, 1773568800000000, true, false, [], {}, [[]], [null], [''], [[[[['a']]]]]],
	...['reopen', 'REOPEN', 'yes', 'no', 'x', 'none', 'High', 'low', '2', 'urgent', 'without'],
	...[
		'2026-03-15',
		'2026-03-15T10:00+99:00',
		'-000001-12-31',
		'9999-12-31',
		'0000-01-01',
		'1969-12-31',
	],
	...['2026-02-30', '05/12/2026', '10:00', '2026', '20260315', '2026-W11-7', '2026-03-15T24:00'],
	...[new Date(NaN), new Date(0), new Date(8.64e15), new Date('2026-03-15')],
	...[
		'https://example.com/a.png',
		'http://example.com/a.png',
		'https://localhost/a',
		'https://10.0.0.1/',
	],
	...[
		'https://user:pass@example.com/ü.png',
		'https://exämple.com/a b.png',
		'https://[::1]/',
		'file:///a',
	],
	...[
		'https://example.com\\a',
		'https://example.com/<a>,https://example.com/b',
		'javascript:alert(1)',
	],
	...[
		'["https://example.com/a.png"',
		'["https://example.com/a.png",["https://example.com/b.png"]]',
	],
	...['title', 'title, message', 'images,videos', 'dueDate', ['title', 'nothing'], 'TITLE'],
	...['usr_1', 'usr_1,usr_2', 'one@example.com', 'nobody@example.com', 'ctc_1', 'lea_1', 'cpn_1'],
	...['opp_1', ' opp_2 ', 'opp_3 opp_4', '["opp_5"]', 'manual', 'linkedin', 'email', 'fax'],
];

/** Values that are fine in their column, so that many rows get as far as a request. */
const FINE: Record<keyof Row, unknown[]> = {
	task: [],
	title: ['Call', 'Call  back', 7, true],
	message: ['Hello', '', undefined],
	due: ['2026-03-15', '2026-03-15T10:00:00+01:00', 1773568800000, '', undefined],
	priority: ['high', 'none', 0, '', undefined],
	done: ['yes', true, 'reopen', '', undefined],
	images: ['https://example.com/a.png', [], '', undefined],
	videos: ['https://example.com/a.mp4', [], '', undefined],
	assignee: ['usr_1', 'one@example.com', '', undefined],
	clear: [[], '', undefined, undefined, 'title', ['message', 'images']],
	record: ['ctc_A1B2C3D4E5F6G7H8I', 'lea_1'],
	type: ['manual', 'linkedin', 'phone'],
};

/** How often a column holds a hostile value. */
const HOSTILE = 0.08;

/** A source of hostile rows; the same seed gives the same rows. */
export class HostileRows {
	private readonly anything: unknown[];
	private readonly random: () => number;
	private count = 0;

	constructor(seed: number) {
		const anything = fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true });
		this.anything = fc.sample(anything, { seed, numRuns: 1_000 });
		this.random = randomFrom(seed);
	}

	/** The next rows. Most name a task of their own. */
	next(count: number): Row[] {
		return Array.from({ length: count }, () => {
			const own = `opp_${this.count++}`;
			const columns = COLUMNS.map((column) => {
				if (this.random() < HOSTILE) return [column, this.pickHostile()];
				return [column, column === 'task' ? own : this.pick(FINE[column])];
			});
			return Object.fromEntries(columns) as Row;
		});
	}

	private pickHostile(): unknown {
		return this.pick(this.random() < 0.7 ? NASTY : this.anything);
	}

	private pick(values: unknown[]): unknown {
		return values[Math.floor(this.random() * values.length)];
	}
}
