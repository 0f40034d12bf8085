// What a user does in the panel, counted.
import type { Locator } from 'playwright-core';
import type { EditorTest } from './editorTest';
import type { Panel } from './panel';

/** A user's hand. Scrolling is not counted. */
export interface Hand {
	/** Drags, clicks that open or choose something, and fields that were typed into, so far. */
	actions(): number;
	/** Clicks a button or a switch, or an entry of a list that is open. */
	click(target: Locator): Promise<void>;
	/** Drags a column of the input panel onto a parameter. */
	drag(column: string, parameter: string): Promise<void>;
	/** Opens a list and picks an entry. */
	pick(list: Locator, entry: string): Promise<void>;
	/** Picks one more entry of a list that stays open, or takes it back. */
	pickAlso(entry: string): Promise<void>;
	/** Picks an entry of a resource locator's list. */
	pickResource(parameter: string, entry: string): Promise<void>;
	/** Types a text with an expression into a field. */
	type(parameter: string, text: string): Promise<void>;
	/** Switches a field to Expression, and types into it. */
	typeExpression(parameter: string, text: string): Promise<void>;
}

/** A hand for an open panel. */
export function handIn({ editor: { page } }: EditorTest, panel: Panel): Hand {
	const { byTestId } = panel;
	let actions = 0;

	const click = async (target: Locator): Promise<void> => {
		await target.click();
		actions++;
	};

	const choose = async (entry: string): Promise<void> => {
		const named = page.getByText(entry, { exact: true });
		await click(page.locator('[role=option]:visible').filter({ has: named }));
	};

	const moveTo = async (locator: Locator): Promise<void> => {
		const { x, y, width, height } = (await locator.boundingBox())!;
		await page.mouse.move(x + width / 2, y + height / 2, { steps: 10 });
	};

	/** Waits until n8n has taken over what was typed, and shows what it comes to. */
	const resolved = async (parameter: string): Promise<void> => {
		const preview = byTestId(`parameter-expression-preview-${parameter}`);
		await preview.filter({ hasNotText: '[empty]' }).waitFor();
	};

	return {
		actions: () => actions,
		click,
		drag: async (column, parameter) => {
			const target = byTestId(`parameter-input-${parameter}`);
			await target.scrollIntoViewIfNeeded();
			// A nested object below may have a column of the same name.
			const named = page.locator(`[data-name="${column}"]`);
			await moveTo(byTestId('run-data-schema-node-name').and(named).first());
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
			await click(list);
			await choose(entry);
		},
		pickAlso: choose,
		pickResource: async (parameter, entry) => {
			await panel.openList(parameter);
			actions++;
			await click(byTestId('rlc-item').filter({ hasText: entry }));
		},
		type: async (parameter, text) => {
			await byTestId(`parameter-input-${parameter}`).locator('input, textarea').fill(text);
			actions++;
			await resolved(parameter);
		},
		typeExpression: async (parameter, text) => {
			const field = panel.parameter(parameter);
			await field.hover(); // shows the switch
			await click(field.locator('[data-test-id=radio-button-expression]'));
			await field.locator('.cm-content').fill(text);
			actions++;
			await resolved(parameter);
		},
	};
}
