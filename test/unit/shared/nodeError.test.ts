import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { reportOf, toNodeError } from '../../../nodes/shared/nodeError';
import { errorWith } from '../support/error';
import { nodeWith } from '../support/execution';

const node = nodeWith();
const ROW = 'Row 4 (item 3)';

it('reports what an item needs, with its row', () => {
	const { message, description } = errorWith();
	expect(reportOf(errorWith(), ROW)).toEqual({
		...{ message: `${ROW}: ${message}`, description, code: 'BAD_TEAM', httpStatus: 400 },
		...{ taskId: 'opp_1', field: 'taskId', attempts: 1 },
	});
	expect(reportOf(errorWith()).message).toBe(message);
});

it('is a NodeApiError for what lemlist returned', () => {
	const report = reportOf(errorWith(), ROW);
	const error = toNodeError(node, report, 3);
	expect(error).toBeInstanceOf(NodeApiError);
	const { message, description } = report;
	expect(error).toMatchObject({ message, description, httpCode: '400', level: 'warning' });
	expect(error.context).toMatchObject({ itemIndex: 3, code: 'BAD_TEAM', field: 'taskId' });
});

it('is a NodeOperationError if lemlist returned nothing', () => {
	const error = toNodeError(node, reportOf(errorWith({ httpStatus: null }), ROW), 3);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error.context).toMatchObject({ itemIndex: 3, httpStatus: null });
});

it('holds no cause, whose request would show the key', () => {
	const cause = Object.assign(new Error('reset'), { config: { auth: { password: 'secret' } } });
	for (const httpStatus of [400, null]) {
		const error = toNodeError(node, reportOf(errorWith({ httpStatus, cause })));
		expect(JSON.stringify({ ...error, cause: error.cause })).not.toContain('secret');
	}
});

it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])(
	'keeps our words although n8n has its own for %s',
	(code) => {
		const what = `lemlist could not be reached (${code})`;
		for (const httpStatus of [null, 400]) {
			const report = reportOf(errorWith({ what, code, httpStatus }), ROW);
			expect(toNodeError(node, report, 3).message).toBe(`${ROW}: ${what}. Check the task ID.`);
		}
	},
);

it('has a description that n8n may render as HTML', () => {
	const report = reportOf(errorWith({ description: 'lemlist responded with <b>' }));
	expect(toNodeError(node, report).description).toBe('lemlist responded with &lt;b&gt;');
	expect(toNodeError(node, report, undefined, '<ul></ul>').description).toBe('<ul></ul>');
});
