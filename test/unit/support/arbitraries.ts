import fc from 'fast-check';

/** One of the words, with some of its letters in capitals. */
export const anyCase = (...words: string[]) =>
	fc
		.tuple(fc.constantFrom(...words), fc.infiniteStream(fc.boolean()))
		.map(([word, capitals]) =>
			[...word].map((letter) => (capitals.next().value ? letter.toUpperCase() : letter)).join(''),
		);

/** What empty cells, missing properties and slips in an expression give. */
export const blank = fc.letrec<{ blank: unknown; list: unknown[] }>((tie) => ({
	blank: fc.oneof(
		{ maxDepth: 3 },
		fc.constantFrom(undefined, null, '', ' ', '\t\n', '\u00a0'),
		tie('list'),
	),
	list: fc.array(tie('blank'), { maxLength: 3 }),
})).blank;

/** Further lists with nothing in them, as text. */
export const emptyList = fc.constantFrom(
	'[]',
	' [ ] ',
	'[[]]',
	'[""]',
	'[null, " "]',
	',',
	' ,\n, ',
);
