import fc from 'fast-check';
import { COMPANY, toIds } from '../../../../nodes/lemlist/values/ids';
import { blank, emptyList } from '../../support/arbitraries';

const leads = toIds('lead', 'lea_');

describe('toIds', () => {
	it.each([
		['one', ' lea_1 ', 'lea_1'],
		['commas', 'lea_1,lea_2, lea_3', 'lea_1,lea_2,lea_3'],
		['blanks and lines', 'lea_1 lea_2\nlea_3', 'lea_1,lea_2,lea_3'],
		['a list', ['lea_1', ['lea_2, lea_3']], 'lea_1,lea_2,lea_3'],
		['JSON', '["lea_1", "lea_2"]', 'lea_1,lea_2'],
		['empty entries', ',lea_1,,', 'lea_1'],
		['semicolons and bars', 'lea_1; lea_2|lea_3', 'lea_1,lea_2,lea_3'],
		['quotes', '"lea_1", `lea_2`', 'lea_1,lea_2'],
		[
			'URLs',
			'https://app.lemlist.com/leads/lea_1 https://app.lemlist.com/x?l=lea_2',
			'lea_1,lea_2',
		],
		['links of Slack', '<https://app.lemlist.com/leads/lea_1|Lead, One>, lea_2', 'lea_1,lea_2'],
		['objects', [{ _id: 'lea_1', contactId: 'ctc_1' }, { leadId: 'lea_2' }], 'lea_1,lea_2'],
		['invisible characters', '\ufefflea_1\u200b,\u202alea_2\u202c', 'lea_1,lea_2'],
	])('reads %s', (_, given, value) => {
		expect(leads(given)).toEqual({ value });
	});

	it('is nothing if there are none', () => {
		fc.assert(
			fc.property(fc.oneof(blank, emptyList), (given) => {
				expect(leads(given)).toEqual({ value: undefined });
			}),
		);
	});

	it.each<[given: unknown, culprit: unknown]>([
		['Lead One', 'Lead'],
		['lea_1, ctc_1, lea_2', 'ctc_1'],
		['LEA_1', 'LEA_1'],
		['a lea_1', 'a'],
		[['lea_1', 7], 7],
		[{ id: 'led_1' }, { id: 'led_1' }],
		['lea_', 'lea_'],
		['lea_1-2', 'lea_1-2'],
		['lea_é1', 'lea_é1'],
		[true, true],
	])('rejects %j for %j', (given, culprit) => {
		expect(leads(given)).toEqual({
			problem: 'holds something that is not the ID of a lead',
			advice: 'An ID of a lead begins with lea_; several are separated by commas.',
			culprit,
		});
	});

	it("takes companies in both of lemlist's spellings", () => {
		const companies = toIds('company', ...COMPANY);
		expect(companies('cpn_1, cmp_2')).toEqual({ value: 'cpn_1,cmp_2' });
		expect(companies('com_1')).toMatchObject({ culprit: 'com_1' });
	});
});
