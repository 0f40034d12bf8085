import { isTask } from '../../nodes/lemlist/policy/expected';
import { ruleForError, ruleForReply } from '../../nodes/lemlist/policy/match';
import { RULES } from '../../nodes/lemlist/policy/rules';
import { endsEveryRun, isWorthAnotherTry, mayHaveArrived } from './support/expectations';
import { FAULTS } from './support/faults';

it('each fault is of the situation that it stands for', () => {
	for (const { name, rule, reply, transport } of FAULTS) {
		const found = reply
			? ruleForReply({ headers: {}, ...reply }, isTask)
			: ruleForError({ code: transport ?? 'ETIMEDOUT' });
		expect({ name, message: found?.message }).toEqual({ name, message: rule.message });
		expect(found).toBe(rule);
	}
});

it('each situation that a run can meet has a fault', () => {
	const met = new Set(FAULTS.map(({ rule }) => rule));
	expect(RULES.filter((rule) => !met.has(rule) && !('unsent' in rule.when))).toEqual([]);
});

it('the table and what is expected of each fault agree', () => {
	for (const fault of FAULTS) {
		const { name, rule } = fault;
		const { mayBeDone, endsRun, retry } = rule;
		expect({ name, mayBeDone, ends: endsRun === 'yes', isRetried: retry !== 'no' }).toEqual({
			name,
			mayBeDone: mayHaveArrived(fault),
			ends: endsEveryRun(fault),
			isRetried: isWorthAnotherTry(fault),
		});
	}
});
