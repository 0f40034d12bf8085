// What a user does in the panel with a mouse, counted.
import type { Locator } from 'playwright-core';
import type { EditorTest } from './editorTest';
import type { Panel } from './panel';

/** A user's hand. Scrolling is not counted. */
export interface Hand {
	/** Drags, and clicks that open or choose something, so far. */
	actions(): number;
	/** Drags a column of the input panel onto a parameter. */
	drag(column: string, parameter: string): Promise<void>;
	/** Opens a list and picks an entry. */
	pick(list: Locator, entry: string): Promise<void>;
}

/** A hand for an open panel. */
export function handIn({ editor: { page } }: EditorTest, { byTestId }: Panel): Hand {
	let actions = 0;

	const moveTo = async (locator: Locator): Promise<void> => {
		const { x, y, width, height } = (await locator.boundingBox())!;
		await page.mouse.move(x + width / 2, y + height / 2, { steps: 10 });
	};

	return {
		actions: () => actions,
		drag: async (column, parameter) => {
			const target = byTestId(`parameter-input-${parameter}`);
			await target.scrollIntoViewIfNeeded();
			await moveTo(
				byTestId('run-data-schema-node-name').and(page.locator(`[data-name="${column}"]`)),
			);
			await page.mouse.down();
			await moveTo(target);
			await moveTo(target); // which may have moved as the drag began
			await page.mouse.up();
			actions++;
			await target.getByText('{{').first().waitFor();
		},
		pick: async (list, entry) => {
			// The result of the last expression may cover the list. A newer n8n hides it by itself.
			await byTestId('output-panel').click({ position: { x: 20, y: 200 } });
			await list.click();
			const named = page.getByText(entry, { exact: true });
			await page.locator('[role=option]:visible').filter({ has: named }).click();
			actions += 2;
		},
	};
}
