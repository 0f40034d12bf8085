import { OutageWatch } from '../../../nodes/LemlistTasks/response/outage';
import { failureWith } from '../support/failure';

const outage = failureWith({ code: 'HTTP_503', isOutage: true });

it('ends the run when no item was answered while one was tried', () => {
	const watch = new OutageWatch();
	watch.start()(undefined);
	expect(watch.start()(outage)).toEqual({ ...outage, endsRun: true });
});

it.each([
	['a success', undefined],
	['a refusal', failureWith()],
])('goes on when lemlist gave another item %s meanwhile', (_, answer) => {
	const watch = new OutageWatch();
	const judge = watch.start();
	watch.start()(answer);
	expect(judge(outage)).toBe(outage);
});

it('does not take the outage of another item for an answer', () => {
	const watch = new OutageWatch();
	const judge = watch.start();
	watch.start()(outage);
	expect(judge(outage)).toHaveProperty('endsRun', true);
});

it('leaves every other result as it is', () => {
	const refusal = failureWith();
	expect(new OutageWatch().start()(refusal)).toBe(refusal);
	expect(new OutageWatch().start()(undefined)).toBeUndefined();
});
