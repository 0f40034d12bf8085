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
	['everything', {}, '5 Dec 2026 · Lead One, Example Ltd · Call about the offer'],
	['no last name', { leadLastName: null }, '5 Dec 2026 · Lead, Example Ltd · Call about the offer'],
	['no first name', { leadFirstName: '' }, '5 Dec 2026 · One, Example Ltd · Call about the offer'],
	['no company', { leadCompanyName: null }, '5 Dec 2026 · Lead One · Call about the offer'],
	[
		'a company only',
		{ leadFirstName: null, leadLastName: null },
		'5 Dec 2026 · Example Ltd · Call about the offer',
	],
	['no day', { dueDate: null }, 'Lead One, Example Ltd · Call about the offer'],
	['no date for a day', { dueDate: 'soon' }, 'Lead One, Example Ltd · Call about the offer'],
	['blanks', { title: '  Call\n' }, '5 Dec 2026 · Lead One, Example Ltd · Call'],
	['a blank title', { title: ' ' }, '5 Dec 2026 · Lead One, Example Ltd · Phone'],
	['no known type', { title: null, type: 'fax' }, '5 Dec 2026 · Lead One, Example Ltd · fax'],
	['no title and type', { title: 5, type: {} }, '5 Dec 2026 · Lead One, Example Ltd · opp_1'],
	['done', { status: 'done' }, 'Done · 5 Dec 2026 · Lead One, Example Ltd · Call about the offer'],
	[
		'ignored',
		{ status: 'ignored' },
		'Ignored · 5 Dec 2026 · Lead One, Example Ltd · Call about the offer',
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
