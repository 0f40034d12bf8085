import fc from 'fast-check';

/** One of the words, in random case. */
export const anyCase = (...words: string[]) =>
	fc
		.tuple(fc.constantFrom(...words), fc.infiniteStream(fc.boolean()))
		.map(([word, capitals]) =>
			[...word].map((letter) => (capitals.next().value ? letter.toUpperCase() : letter)).join(''),
		);

/** What empty cells, missing properties and mistakes in an expression evaluate to. */
export const blank = fc.letrec<{ blank: unknown; list: unknown[] }>((tie) => ({
	blank: fc.oneof(
		{ maxDepth: 3 },
		fc.constantFrom(undefined, null, '', ' ', '\t\n', '\u00a0'),
		tie('list'),
	),
	list: fc.array(tie('blank'), { maxLength: 3 }),
})).blank;

/** More empty lists, as text. */
export const emptyList = fc.constantFrom(
	'[]',
	' [ ] ',
	'[[]]',
	'[""]',
	'[null, " "]',
	',',
	' ,\n, ',
);
