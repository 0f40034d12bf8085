import { Recent } from '../../../nodes/lemlist/recent';

const FOR_MS = 30_000;
const owner = {};

/** A store on a clock that the test sets. */
function lab() {
	const time = { ms: 0 };
	return { time, recent: new Recent<string>({ now: () => time.ms }, FOR_MS) };
}

it('reads once for a while, also if it is asked twice at once', async () => {
	const { recent, time } = lab();
	const read = jest.fn(async () => 'value');
	expect(await Promise.all([recent.of(owner, read), recent.of(owner, read)])).toEqual([
		'value',
		'value',
	]);
	time.ms = FOR_MS - 1;
	await recent.of(owner, read);
	expect(read).toHaveBeenCalledTimes(1);
	time.ms = FOR_MS;
	await recent.of(owner, read);
	expect(read).toHaveBeenCalledTimes(2);
});

it('keeps owners apart', async () => {
	const { recent } = lab();
	await recent.of(owner, async () => 'one');
	expect(await recent.of({}, async () => 'other')).toBe('other');
});

it('reads again after a failure', async () => {
	const { recent } = lab();
	const failing = recent.of(owner, async () => await Promise.reject(new Error('Oops')));
	await expect(failing).rejects.toThrow('Oops');
	expect(await recent.of(owner, async () => 'value')).toBe('value');
});

it('keeps a newer reading when an older one fails', async () => {
	const { recent, time } = lab();
	let fail: (error: Error) => void = () => {};
	const old = recent.of(owner, async () => await new Promise((_, reject) => (fail = reject)));
	time.ms = FOR_MS;
	await recent.of(owner, async () => 'newer');
	fail(new Error('late'));
	await expect(old).rejects.toThrow('late');
	expect(await recent.of(owner, async () => 'newest')).toBe('newer');
});
