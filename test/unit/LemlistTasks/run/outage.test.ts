import { OutageWatch } from '../../../../nodes/LemlistTasks/run/outage';
import { failureWith } from '../../support/failure';

const outage = failureWith({ code: 'HTTP_503', isOutage: true });

it('ends the run when no item was answered while one was tried', () => {
	const watch = new OutageWatch(1);
	watch.start()(undefined);
	expect(watch.start()(outage)).toEqual({ ...outage, endsRun: true });
});

it.each([
	['a success', undefined],
	['a refusal', failureWith()],
])('goes on when lemlist gave another item %s meanwhile', (_, answer) => {
	const watch = new OutageWatch(1);
	const judge = watch.start();
	watch.start()(answer);
	expect(judge(outage)).toBe(outage);
});

it('does not take the outage of another item for an answer', () => {
	const watch = new OutageWatch(1);
	const judge = watch.start();
	watch.start()(outage);
	expect(judge(outage)).toHaveProperty('endsRun', true);
});

it('leaves every other result as it is', () => {
	const refusal = failureWith();
	expect(new OutageWatch(1).start()(refusal)).toBe(refusal);
	expect(new OutageWatch(1).start()(undefined)).toBeUndefined();
});

it('waits for as many failures in a row as were said to be enough', () => {
	const watch = new OutageWatch(3);
	const endsRun = () => watch.start()(outage)?.endsRun;
	expect([endsRun(), endsRun()]).toEqual([undefined, undefined]);
	watch.start()(undefined);
	expect([endsRun(), endsRun(), endsRun()]).toEqual([undefined, undefined, true]);
});
