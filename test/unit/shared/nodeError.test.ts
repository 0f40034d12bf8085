import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { toNodeError } from '../../../nodes/shared/nodeError';
import { nodeWith } from '../support/execution';
import { failureWith } from '../support/failure';

it('is a NodeApiError for what lemlist answered', () => {
	const error = toNodeError(nodeWith(), failureWith(), 3);
	expect(error).toBeInstanceOf(NodeApiError);
	const { message, description } = failureWith();
	expect(error).toMatchObject({ message, description, httpCode: '400', level: 'warning' });
	expect(error.context).toMatchObject({ itemIndex: 3, code: 'BAD_TEAM', field: 'taskId' });
});

it('is a NodeOperationError where lemlist answered nothing', () => {
	const error = toNodeError(nodeWith(), failureWith({ httpStatus: null }), 3);
	expect(error).toBeInstanceOf(NodeOperationError);
	expect(error.context).toMatchObject({ itemIndex: 3, httpStatus: null });
});

it.each(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'])(
	'keeps our words where n8n has its own for %s',
	(code) => {
		const message = `lemlist could not be reached (${code}). Check the Base URL. [item 3]`;
		expect(
			toNodeError(nodeWith(), failureWith({ message, code, httpStatus: null }), 3),
		).toHaveProperty('message', message);
		expect(toNodeError(nodeWith(), failureWith({ message, code }), 3)).toHaveProperty(
			'message',
			message,
		);
	},
);
