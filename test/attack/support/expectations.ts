// What a fault may lead to, said without the policy table, so that a mistake in the table shows.
import type { Fault } from './faults';

type Situation = Omit<Fault, 'rule' | 'carriedOut' | 'name'>;

/** Nothing was sent. */
const NOT_CONNECTED =
	/^(EAI_AGAIN|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|CERT_.*|DEPTH_ZERO_SELF_SIGNED_CERT|ERR_TLS_.*|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_.*)$/;
const NOT_TRUSTED = /^(CERT_|DEPTH_ZERO_SELF|ERR_TLS_|SELF_SIGNED|UNABLE_TO_)/;

const isPage = ({ reply }: Situation): boolean => /^<!doctype/i.test(String(reply?.body));

/** Whether lemlist may have carried out the request in spite of the fault. */
export function mayHaveArrived(fault: Situation): boolean {
	const { reply, transport } = fault;
	if (transport !== undefined) return !NOT_CONNECTED.test(transport);
	if (!reply) return true;
	const { statusCode } = reply;
	return !isPage(fault) && (statusCode < 300 || statusCode === 408 || statusCode >= 500);
}

/** Whether the key is refused, so that no item can succeed. */
export const endsEveryRun = ({ reply }: Situation): boolean =>
	reply?.statusCode === 401 ||
	(reply?.statusCode === 400 && /no api key /i.test(JSON.stringify(reply.body)));

/** Whether a fault of one request may take those along that were sent with it. */
export const isOfAllTogether = ({ reply }: Situation): boolean =>
	!reply || reply.statusCode === 429;

/** Whether a fault that does not last is worth another try. */
export function isWorthAnotherTry(fault: Situation): boolean {
	const { reply, transport } = fault;
	if (!reply) return !NOT_TRUSTED.test(transport ?? '');
	return [408, 425, 429].includes(reply.statusCode) || reply.statusCode >= 500;
}
