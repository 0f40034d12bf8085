import { edgeAfterBurst } from '../../../../scripts/probe/edge';
import { resetFormIn, retryAfterIn } from '../../../../scripts/probe/headerForms';
import type { Observation } from '../../../../scripts/probe/observation';
import { recordSimulated } from './recording';

const retryAfterOf = (observations: readonly Observation[]) =>
	retryAfterIn(observations, edgeAfterBurst(observations, 2_000));

const withHeaders = (...all: Array<Observation['headers']>): Observation[] =>
	all.map((headers, sentAt) => ({ sentAt, receivedAt: sentAt + 1, status: 200, headers }));

describe('Retry-After', () => {
	const onAll = { accepted: { count: 47, of: 47 }, rejected: { count: 13, of: 13 } };

	it.each([
		['whole', { form: 'whole', hasZero429: false, falls: true, ...onAll }],
		['roundedDown', { form: 'whole', hasZero429: true, falls: true, ...onAll }],
		['fractional', { form: 'fractional', hasZero429: false, falls: true, ...onAll }],
		['date', { form: 'date', falls: true, ...onAll }],
		['nonsense', { form: 'nonsense' }],
		['missing', { form: 'missing', accepted: { count: 0 }, rejected: { count: 0 } }],
	] as const)('is recognized: %s', async (headers, expected) => {
		const observations = await recordSimulated({ seed: 1, headers, medianLatencyMs: 10 });

		expect(retryAfterOf(observations)).toMatchObject(expected);
	});

	it('has the range of its values in seconds', async () => {
		const observations = await recordSimulated({ seed: 1, headers: 'fractional' });
		const { accepted, rejected } = retryAfterOf(observations);

		expect(accepted.maxS).toBe(2);
		expect(rejected.minS).toBeGreaterThan(0);
		expect(rejected.minS).toBeLessThan(rejected.maxS!);
		expect(rejected.maxS).toBeLessThan(2);
	});

	it('may be on 429s only', async () => {
		const observations = await recordSimulated({ seed: 1, medianLatencyMs: 10 });
		const onlyOn429 = observations.map((each) =>
			each.status === 429 ? each : { ...each, headers: {} },
		);

		expect(retryAfterOf(onlyOn429)).toMatchObject({
			form: 'whole',
			accepted: { count: 0, of: 47 },
			rejected: { count: 13, of: 13 },
		});
	});

	it('may stay the same while a window is closed', async () => {
		const observations = await recordSimulated({ seed: 1, medianLatencyMs: 10 });
		const constant = observations.map((each) => ({ ...each, headers: { 'retry-after': '2' } }));

		expect(retryAfterOf(constant)).toMatchObject({ falls: false });
	});

	it('is not seen to fall in a bucket, which is never closed for long', async () => {
		const observations = await recordSimulated({ server: 'tokenBucket', seed: 1 });

		expect(retryAfterOf(observations)).not.toHaveProperty('falls');
	});

	it('may be seconds or a date', () => {
		const date = 'Tue, 16 Feb 2021 08:02:42 GMT';

		expect(
			retryAfterOf(withHeaders({ 'retry-after': '2' }, { 'retry-after': date, date })).form,
		).toBe('mixed');
	});
});

it.each([
	['JavaScript date', 'Tue Feb 16 2021 09:02:42 GMT+0100 (Central European Standard Time)'],
	['HTTP date', 'Tue, 16 Feb 2021 08:02:42 GMT'],
	['ISO date', '2021-02-16T08:02:42.000Z'],
	['number', '1613462562'],
	['something else', 'soon'],
	['missing', ''],
])('X-RateLimit-Reset is recognized: %s', (form, text) => {
	expect(resetFormIn(withHeaders({ 'x-ratelimit-reset': text }))).toBe(form);
});

it('X-RateLimit-Reset may be of several forms', () => {
	const observations = withHeaders({ 'x-ratelimit-reset': '1' }, { 'x-ratelimit-reset': 'soon' });

	expect(resetFormIn(observations)).toBe('mixed');
});
