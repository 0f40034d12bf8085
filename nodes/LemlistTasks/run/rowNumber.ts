import type { INodeExecutionData } from 'n8n-workflow';

/** The number of an item's row: the one that Google Sheets gives it, or counted from 1. */
export function rowNumber(item: INodeExecutionData | undefined, itemIndex: number): number {
	const { row_number: inSheet } = item?.json ?? {};
	return typeof inSheet === 'number' ? inSheet : itemIndex + 1;
}
