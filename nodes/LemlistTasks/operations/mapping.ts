// The two ways in which a write takes its values: field by field, or from columns of the same names.
import type { INodeProperties, PreSendAction } from 'n8n-workflow';
import type { Field } from '../../shared/fields/field';
import type { Item } from '../operation';

/** Values of Mapping Column Mode, which are n8n's own for this choice. */
export const MANUAL = 'defineBelow';
export const AUTOMATIC = 'autoMapInputData';

/** Whether the columns of the input are mapped. */
export const isAutomatic = ({ parameters }: Pick<Item, 'parameters'>): boolean =>
	parameters['mappingMode'] === AUTOMATIC;

/**
 * A property for fields that are set one by one. It is declared with `hide`: a tool has no Mapping Column Mode, so
 * `show` would hide it there.
 */
export const ifManual = (property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: {
		...property.displayOptions,
		hide: { ...property.displayOptions?.hide, mappingMode: [AUTOMATIC] },
	},
});

/** A property for columns that are mapped. */
export const ifAutomatic = (property: INodeProperties): INodeProperties => ({
	...property,
	displayOptions: {
		...property.displayOptions,
		show: { ...property.displayOptions?.show, mappingMode: [AUTOMATIC] },
	},
});

/** How columns are mapped, and what the panel says of it. */
interface Mapping {
	/** Which columns name the task or record: "The column Task ID, _id or Task names the task". */
	naming: string;
	/** What the columns are mapped to. */
	fields: readonly Field[];
	/** The hook that makes the body from a row's columns, those that name the task or record included. */
	mapColumns: PreSendAction;
	/** Another sentence of the notice, without its full stop. */
	warning?: string;
}

/** Where the values come from: the mode, and in automatic mode the names that count. */
export const mappingProperties = ({
	naming,
	fields,
	mapColumns,
	warning,
}: Mapping): INodeProperties[] => [
	{
		displayName: 'Mapping Column Mode',
		name: 'mappingMode',
		type: 'options',
		noDataExpression: true,
		displayOptions: { hide: { '@tool': [true] } },
		options: [
			{
				name: 'Map Automatically',
				value: AUTOMATIC,
				description: 'Look for columns that are named like the fields of a task',
				routing: { send: { preSend: [mapColumns] } },
			},
			{
				name: 'Map Each Column Manually',
				value: MANUAL,
				description: 'Set the value for each field',
			},
		],
		default: MANUAL,
		description:
			'Whether to send the columns that are named like fields, or to map each field yourself',
	},
	ifAutomatic({
		displayName: `These columns are sent: ${list(fields)}. ${naming}. Spellings such as due_date or dueDate work as well. Other columns are not used; use an Edit Fields node before this one to rename them.${warning === undefined ? '' : ` ${warning}.`}`,
		name: 'columnsNotice',
		type: 'notice',
		default: '',
	}),
];

function list(fields: readonly Field[]): string {
	const names = fields.map(({ property }) => property.displayName);
	return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
