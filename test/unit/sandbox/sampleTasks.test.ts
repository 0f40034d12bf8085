import {
	manyTasks,
	sampleCompanies,
	sampleContacts,
	sampleLeads,
	sampleMembers,
	sampleTasks,
} from '../../../sandbox';

const sample = sampleTasks();

describe.each([
	['sampleTasks', sample],
	['manyTasks', manyTasks(1000)],
])('%s', (_name, tasks) => {
	it("has unique IDs in lemlist's format", () => {
		expect(new Set(tasks.map(({ _id }) => _id)).size).toBe(tasks.length);
		for (const task of tasks) {
			expect(task._id).toMatch(/^opp_[A-Za-z0-9]{17}$/);
			expect(task.leadId).toMatch(/^lea_[A-Za-z0-9]{17}$/);
			expect(task.contactId).toMatch(/^ctc_[A-Za-z0-9]{17}$/);
			expect(task.campaignId).toMatch(/^cam_[A-Za-z0-9]{17}$/);
		}
	});

	it('has tasks of every type, each assigned to a member', () => {
		expect(new Set(tasks.map(({ type }) => type)).size).toBe(11);
		expect(new Set(tasks.map(({ userId }) => userId))).toEqual(
			new Set(sampleMembers.map(({ userId }) => userId)),
		);
	});

	it('refers to existing records', () => {
		for (const { leadId, contactId, campaignId, leadCompanyName } of tasks) {
			expect(sampleLeads).toContainEqual({ _id: leadId, contactId, campaignId });
			const contact = sampleContacts.find(({ _id }) => _id === contactId);
			expect(contact?.fields.companyName).toBe(leadCompanyName);
			const company = sampleCompanies.find(({ _id }) => _id === contact?.companyId);
			expect(company?.fields.name).toBe(leadCompanyName);
		}
	});

	it('has media on LinkedIn tasks only', () => {
		const withMedia = tasks.filter(({ images }) => images.length > 0);
		expect(withMedia.length).toBeGreaterThan(0);
		expect(withMedia.every(({ type }) => type.startsWith('linkedin'))).toBe(true);
	});
});

describe('sampleMembers', () => {
	it('are at example.com', () => {
		for (const { userId, email } of sampleMembers) {
			expect(userId).toMatch(/^usr_[A-Za-z0-9]{17}$/);
			expect(email).toMatch(/^[a-z.]+@example\.com$/);
		}
	});
});
