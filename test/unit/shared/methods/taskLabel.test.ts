import { Settings } from 'luxon';
import { taskLabel } from '../../../../nodes/shared/methods/taskLabel';

const full = {
	_id: 'opp_1',
	leadFirstName: 'Lead',
	leadLastName: 'One',
	leadCompanyName: 'Example Ltd',
	type: 'phone',
	title: 'Call about the offer',
	status: 'upcoming',
	dueDate: '2026-12-05T23:30:00.000Z',
};

it.each([
	['everything', {}, 'Lead One, Example Ltd · Call about the offer · 5 Dec 2026'],
	['no last name', { leadLastName: null }, 'Lead, Example Ltd · Call about the offer · 5 Dec 2026'],
	['no first name', { leadFirstName: '' }, 'One, Example Ltd · Call about the offer · 5 Dec 2026'],
	['no company', { leadCompanyName: null }, 'Lead One · Call about the offer · 5 Dec 2026'],
	[
		'a company only',
		{ leadFirstName: null, leadLastName: null },
		'Example Ltd · Call about the offer · 5 Dec 2026',
	],
	['no day', { dueDate: null }, 'Lead One, Example Ltd · Call about the offer'],
	['no date for a day', { dueDate: 'soon' }, 'Lead One, Example Ltd · Call about the offer'],
	['blanks', { title: '  Call\n' }, 'Lead One, Example Ltd · Call · 5 Dec 2026'],
	['a blank title', { title: ' ' }, 'Lead One, Example Ltd · Phone · 5 Dec 2026'],
	['no known type', { title: null, type: 'fax' }, 'Lead One, Example Ltd · fax · 5 Dec 2026'],
	['no title and type', { title: 5, type: {} }, 'Lead One, Example Ltd · opp_1 · 5 Dec 2026'],
	['done', { status: 'done' }, 'Done · Lead One, Example Ltd · Call about the offer · 5 Dec 2026'],
	[
		'ignored',
		{ status: 'ignored' },
		'Ignored · Lead One, Example Ltd · Call about the offer · 5 Dec 2026',
	],
])('%s', (_, changes, label) => {
	expect(taskLabel({ ...full, ...changes }, 'UTC')).toBe(label);
});

it('an ID alone', () => {
	expect(taskLabel({ _id: 'opp_1' }, 'UTC')).toBe('opp_1');
});

it.each([
	['linkedinVoiceNote', 'LinkedIn Voice Note'],
	['whatsappMessage', 'WhatsApp Message'],
])('the type %s as the panel calls it', (type, name) => {
	expect(taskLabel({ _id: 'opp_1', type }, 'UTC')).toBe(name);
});

it.each([
	['Europe/Berlin', '6 Dec 2026'],
	['America/New_York', '5 Dec 2026'],
])('the day in %s', (zone, day) => {
	expect(taskLabel(full, zone)).toContain(day);
});

it('the month in English, whatever the language of the server', () => {
	const { defaultLocale } = Settings;
	Settings.defaultLocale = 'de';
	try {
		expect(taskLabel(full, 'UTC')).toContain('5 Dec 2026');
	} finally {
		Settings.defaultLocale = defaultLocale;
	}
});
