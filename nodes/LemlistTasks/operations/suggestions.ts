// "Did you mean …?" for a column that is not named like a field.
import type { Field } from '../../shared/fields/field';
import { namesOf, normalize } from './columns';

/** Other words for fields, as sheets and CRMs have them. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
	dueDate: ['due', 'deadline', 'date', 'duetime'],
	assignedTo: ['owner', 'assigned', 'rep', 'user'],
	done: ['status', 'completed', 'complete', 'isdone'],
	priority: ['prio', 'urgency', 'importance'],
	title: ['subject', 'name', 'tasktitle', 'taskname', 'summary'],
	message: ['text', 'body', 'note', 'notes', 'description', 'comment'],
	images: ['image', 'picture', 'pictures', 'attachments'],
	videos: ['video'],
};

/** The field that a column may be meant for, as the panel calls it; undefined if none is close. */
export function fieldMeantBy(column: string, fields: readonly Field[]): string | undefined {
	// "Due Date (CET)", "Due Date:" and "due.date" differ by more than what does not matter.
	const word = normalize(column.slice(0, 60)).replace(/\(.*|[^\p{L}\p{N}]/gu, '');
	const found =
		fields.find((field) => namesOf(field).includes(word)) ??
		fields.find(({ property }) => SYNONYMS[property.name]?.includes(word)) ??
		fields.find((field) => namesOf(field).some((name) => isMisspelled(word, name)));
	return found?.property.displayName;
}

const isMisspelled = (word: string, name: string): boolean =>
	typosIn(word, name) <= maxTypos(name.length);

/** Short names are close to too many words: "Phone" is no misspelled "Done". */
const maxTypos = (length: number): number => {
	if (length < 5) return 0;
	return length < 8 ? 1 : 2;
};

/** How many letters have to be added, left out or replaced to get from one word to another (Levenshtein). */
function typosIn(word: string, other: string): number {
	let row = Array.from({ length: other.length + 1 }, (_, index) => index);
	for (let i = 1; i <= word.length; i++) {
		const next = [i];
		for (let j = 1; j <= other.length; j++) {
			const replaced = row[j - 1]! + (word[i - 1] === other[j - 1] ? 0 : 1);
			next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, replaced));
		}
		row = next;
	}
	return row[other.length]!;
}
