import { OutageWatch } from '../../../../nodes/LemlistTasks/run/outageWatch';
import { errorWith } from '../../support/error';

const outage = errorWith({ code: 'HTTP_503', endsRun: 'if nothing gets through' });

it('ends the run if no other item got a reply meanwhile', () => {
	const watch = new OutageWatch(1);
	watch.start()(undefined);
	expect(watch.start()(outage)).toBe(true);
});

it.each([
	['a success', undefined],
	['a rejection', errorWith()],
])('goes on if lemlist replied to another item with %s meanwhile', (_, reply) => {
	const watch = new OutageWatch(1);
	const endsRun = watch.start();
	watch.start()(reply);
	expect(endsRun(outage)).toBe(false);
});

it('does not take the outage of another item for a reply', () => {
	const watch = new OutageWatch(1);
	const endsRun = watch.start();
	watch.start()(outage);
	expect(endsRun(outage)).toBe(true);
});

it('does not take a value that was rejected here for a reply', () => {
	const watch = new OutageWatch(1);
	const endsRun = watch.start();
	watch.start()(errorWith({ httpStatus: null }));
	expect(endsRun(outage)).toBe(true);
});

it.each([
	['a success', undefined, false],
	['a rejection', errorWith(), false],
	['an unusable key', errorWith({ endsRun: 'yes' }), true],
])('after %s goes by the error alone', (_, error, ends) => {
	expect(new OutageWatch(1).start()(error)).toBe(ends);
});

it('takes ten odd failures in a row for an outage, and no fewer', () => {
	const odd = errorWith({ code: 'HPE_X', httpStatus: null, endsRun: 'after 10 in a row' });
	const watch = new OutageWatch(1);
	const ends = Array.from({ length: 10 }, () => watch.start()(odd));
	expect(ends).toEqual([...Array<boolean>(9).fill(false), true]);
});

it('waits for as many failures in a row as are enough', () => {
	const watch = new OutageWatch(3);
	const endsRun = () => watch.start()(outage);
	expect([endsRun(), endsRun()]).toEqual([false, false]);
	watch.start()(undefined);
	expect([endsRun(), endsRun(), endsRun()]).toEqual([false, false, true]);
});
