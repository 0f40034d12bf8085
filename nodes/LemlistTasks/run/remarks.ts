// What the hint of a run says beside what came of its rows.
import { beginningOf } from '../../lemlist/beginningOf';
import { escapeHtml } from '../../shared/html';

/** Max rows that a notice names. */
const MAX_ROWS = 5;

/** Max columns that are named. */
const MAX_COLUMNS = 10;

/** Max characters of a column's name that are shown. */
const MAX_SHOWN = 60;

/** Collects what rows have to remark, to say it once. */
export class Remarks {
	/** Columns that were not used, with the field that each may be meant for. */
	private readonly unused = new Map<string, string | undefined>();
	private readonly counts = new Map<(count: number) => string, number>();

	/** Notices on values, with the rows that have them. */
	private readonly notices = new Map<string, number[]>();

	/**
	 * Adds what is odd about a value that is sent all the same.
	 * @param row number of the row
	 * @param notice a verb phrase: "is more than a year in the past"
	 */
	addNotice(row: number, field: string, notice: string): void {
		const text = `'${field}' ${notice}`;
		const rows = this.notices.get(text);
		if (rows) rows.push(row);
		else this.notices.set(text, [row]);
	}

	/**
	 * Adds a remark of a row.
	 * @param text a constant that makes the sentence, given how many rows made it
	 */
	add(text: (count: number) => string): void {
		this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
	}

	/** Adds columns that a row does not use. */
	addUnused(columns: readonly string[], meantBy?: (column: string) => string | undefined): void {
		for (const column of columns) {
			if (!this.unused.has(column)) this.unused.set(column, meantBy?.(column));
		}
	}

	/** The sentences. n8n renders hints as HTML, so what comes from rows is escaped. */
	sentences(): string[] {
		const counted = [...this.counts].map(([text, count]) => text(count));
		const noticed = [...this.notices].map(([text, rows]) => {
			const first = rows.sort((one, other) => one - other).slice(0, MAX_ROWS);
			const named = first.join(', ') + (rows.length > MAX_ROWS ? ', …' : '');
			return `${escapeHtml(text)} (${rows.length === 1 ? 'row' : 'rows'} ${named}).`;
		});
		return [...this.columns(), ...noticed, ...counted];
	}

	/** Near misses come first, since those are meant to be used. */
	private columns(): string[] {
		const nearMissesFirst = [...this.unused].sort(
			([, one], [, other]) => Number(other !== undefined) - Number(one !== undefined),
		);
		if (nearMissesFirst.length === 0) return [];
		const named = nearMissesFirst.slice(0, MAX_COLUMNS).map(([column, meant]) => {
			const shown = escapeHtml(beginningOf(column, MAX_SHOWN));
			return meant === undefined ? shown : `${shown} (did you mean ${meant}?)`;
		});
		const more = nearMissesFirst.length - named.length;
		const rest = more > 0 ? ` and ${more} more` : '';
		return [`Columns not used: ${named.join(', ')}${rest}.`];
	}
}
