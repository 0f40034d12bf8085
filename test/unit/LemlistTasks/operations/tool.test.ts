import type { IDataObject } from 'n8n-workflow';
import { forModel, isTool, listForModel } from '../../../../nodes/LemlistTasks/operations/tool';

const tasks = (count: number, more: IDataObject = {}): IDataObject[] =>
	Array.from({ length: count }, (_, index) => ({ _id: `opp_${index}`, title: 'Call', ...more }));

it.each([
	['n8n-nodes-lemlist-tasks.lemlistTasksTool', true],
	['CUSTOM.lemlistTasksTool', true],
	['n8n-nodes-lemlist-tasks.lemlistTasks', false],
])('knows by the type %s whether a model reads the output: %p', (type, expected) => {
	expect(isTool({ type })).toBe(expected);
});

it.each([
	['pending', 'open'],
	['due', 'open'],
	['upcoming', 'open'],
	['paused', 'open'],
	['done', 'done'],
	['ignored', 'ignored'],
	['a word that lemlist adds', 'a word that lemlist adds'],
])('has one word for a status: %s is %s', (status, expected) => {
	expect(forModel({ _id: 'opp_1', status })).toEqual({ _id: 'opp_1', status: expected });
});

it.each([{ _id: 'opp_1' }, { error: { code: 'BAD_TEAM' } }, { count: 2 }])(
	'leaves %j, which has no status, as it is',
	(output) => {
		expect(forModel(output)).toEqual(output);
	},
);

it('passes on a short list as it is', () => {
	expect(listForModel(tasks(3), Infinity)).toEqual(tasks(3));
	expect(listForModel(tasks(3), 4)).toEqual(tasks(3));
	expect(listForModel([], 50)).toEqual([]);
});

it('says that there may be more if as many were found as Limit allows', () => {
	expect(listForModel(tasks(3), 3)).toEqual([
		...tasks(3),
		{ note: expect.stringMatching(/There may be more tasks.*Limit/) },
	]);
});

it.each([Infinity, 2_000])(
	'ends a list at some 20 kB, and says how many are left out (%p)',
	(max) => {
		const all = tasks(2_000, { message: 'x'.repeat(400) });
		const list = listForModel(all, max);

		const shown = list.slice(0, -1);
		expect(JSON.stringify(list).length).toBeLessThan(21_000);
		expect(JSON.stringify(shown).length).toBeGreaterThan(19_000);
		expect(shown).toEqual(all.slice(0, shown.length));
		const leftOut = 2_000 - shown.length;
		expect(list.at(-1)).toEqual({
			leftOut,
			note: expect.stringContaining(`${leftOut} more tasks were found but left out`),
		});
		expect(/There may be more/.test(String(list.at(-1)!['note']))).toBe(max === 2_000);
	},
);

it('cuts a long text of a task, wherever it is, and says so', () => {
	const long = 'x'.repeat(50_000);
	const [task, ...notes] = listForModel(
		tasks(1, { message: long, contact: { fields: { about: long, phone: '1' } } }),
		Infinity,
	);

	const cut = `${'x'.repeat(1_000)}… (49,000 more characters: Get has all of them)`;
	expect(task).toEqual({
		...tasks(1)[0],
		message: cut,
		contact: { fields: { about: cut, phone: '1' } },
	});
	expect(notes).toEqual([]);
});

it('leaves out a task that is too long as a whole', () => {
	const fields = Object.fromEntries(
		Array.from({ length: 100 }, (_, index) => [`field${index}`, 'x'.repeat(900)]),
	);

	expect(listForModel(tasks(1, { contact: { fields } }), Infinity)).toEqual([
		{ leftOut: 1, note: expect.stringContaining('1 more task was found but left out') },
	]);
});
