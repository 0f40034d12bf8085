// Pictures of parts of n8n's editor, for the docs.
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const projectFolder = join(__dirname, '../../..');
const outputFolder = join(projectFolder, '.cache/e2e');

/** What n8n lays over the edges of the panel, and marks for what an example needs: its credentials. */
const HIDDEN = `
	[data-test-id=floating-nodes], [data-test-id=panel-drag-button], [data-test-id=node-issues],
	[data-test-id=ndv-edit-pinned-data], [data-test-id=ndv-pin-data] {
		visibility: hidden !important
	}
`;

/** Saves a picture of a part of the page; if `UPDATE_DOCS` is set, also to the docs. */
export async function keepPicture(page: Page, name: string, clip: Box): Promise<void> {
	await mkdir(outputFolder, { recursive: true });
	const file = join(outputFolder, `${name}.png`);
	await page.screenshot({ path: file, clip, animations: 'disabled', style: HIDDEN });
	if (process.env['UPDATE_DOCS']) await copyFile(file, join(projectFolder, `docs/${name}.png`));
}

/** Waits for highlights of what was just dropped, and for lists that fade away. */
export async function settle(page: Page): Promise<void> {
	await page.mouse.move(0, 0);
	await page.waitForTimeout(1_000);
}

/** Where parts of the page are; null for those that are not shown. */
export const boxesOf = async (parts: Locator[]): Promise<Array<Box | null>> =>
	await Promise.all(parts.map(async (part) => await part.boundingBox()));

/** A part of the page, in CSS pixels. */
export type Box = NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>;

/** Around what a picture is to hold, in CSS pixels. */
export const MARGIN = 8;

/** The smallest box that holds all of the boxes, and a margin. */
export function around(found: Array<Box | null>): Box {
	const boxes = found.filter((box) => box !== null);
	const x = Math.min(...boxes.map((box) => box.x)) - MARGIN;
	const y = Math.min(...boxes.map((box) => box.y)) - MARGIN;
	const right = Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN;
	const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN;
	return { x, y, width: right - x, height: bottom - y };
}

/** The part of a box that is inside another one, if there is one. */
export function within(box: Box, outer: Box | null): Box {
	if (outer === null) return box;
	const x = Math.max(box.x, outer.x);
	const y = Math.max(box.y, outer.y);
	const right = Math.min(box.x + box.width, outer.x + outer.width);
	const bottom = Math.min(box.y + box.height, outer.y + outer.height);
	return { x, y, width: right - x, height: bottom - y };
}
