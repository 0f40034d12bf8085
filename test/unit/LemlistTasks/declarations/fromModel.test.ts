import { isFromModel } from '../../../../nodes/LemlistTasks/declarations/fromModel';
import { nodeWith } from '../../support/execution';

const isDoneFromModel = (done: unknown) =>
	isFromModel(nodeWith({ updateFields: { done } }), 'updateFields.done');

it.each([
	"={{ $fromAI('done') }}",
	"={{ $fromAI('done', 'whether it is done', 'boolean') }}",
	"={{ $fromai('done') }}",
	"={{ $fromAi('done') }}",
	"={{ $FROMAI('done') }}",
	"={{ $fromAI ('done') }}",
	"={{ /*n8n-auto-generated-fromAI-override*/ $fromAI('Mark_as_Done', ``, 'boolean') }}",
	"={{ $fromAI('done') === 'yes' }}",
])('%s is left to the model', (expression) => {
	expect(isDoneFromModel(expression)).toBe(true);
});

it.each([
	false,
	true,
	undefined,
	null,
	'fromAI',
	'={{ $json.fromAI }}',
	'={{ $fromAIs }}',
	['$fromAI'],
])('%j is not', (value) => {
	expect(isDoneFromModel(value)).toBe(false);
});

it('looks at that parameter and no other', () => {
	const node = nodeWith({ done: "={{ $fromAI('done') }}", updateFields: { done: false } });
	expect(isFromModel(node, 'updateFields.done')).toBe(false);
	expect(isFromModel(node, 'done')).toBe(true);
	expect(isFromModel(node, 'filters.done')).toBe(false);
});

it.each([undefined, null, '={{ $json.fields }}'])('takes %j as a collection', (updateFields) => {
	expect(isFromModel(nodeWith({ updateFields }), 'updateFields.done')).toBe(false);
});
