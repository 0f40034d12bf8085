import { isBlank } from '../../lemlist/values/cell';
import { isRejected } from '../../lemlist/values/reader';
import { toYesNo } from '../../lemlist/values/yesNo';
import type { HasParameters } from './field';
import type { Parameter } from './rejection';
import { rejectionOf } from './rejection';

/**
 * Whether a switch is on. An expression or an AI agent may return it as text; blank is off.
 * @throws LemlistError for what is neither yes nor no
 */
export function isOn(context: HasParameters, parameter: Parameter): boolean {
	const given: unknown = context.getNodeParameter(parameter.name, false);
	if (isBlank(given)) return false;
	const reading = toYesNo(given);
	if (isRejected(reading)) throw rejectionOf(parameter, reading, given);
	return reading.value ?? false;
}
