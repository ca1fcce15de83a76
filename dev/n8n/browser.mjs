// n8n's editor in a real browser, by n8n's test IDs.
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { requireFromN8n, screenshotFolder } from './paths.mjs';
import { owner } from './rest.mjs';

const { chromium } = requireFromN8n('playwright-core');

const browsers = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const limitMilliseconds = 30_000;

/**
 * Starts a browser and signs in to n8n.
 *
 * @param {string} url base URL of n8n
 * @throws {Error} if no browser is installed, naming what to install
 */
export async function openEditor(url) {
	const executablePath = browsers.find((path) => existsSync(path));
	if (!executablePath) {
		throw new Error(`No browser found (${browsers.join(', ')}): apt-get install chromium`);
	}
	await mkdir(screenshotFolder, { recursive: true });
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
	page.setDefaultTimeout(limitMilliseconds);
	const control = (name) => page.locator(`[data-test-id="${name}"]`);
	const node = (name) => page.locator(`[data-test-id="canvas-node"][data-node-name="${name}"]`);

	await page.goto(`${url}/signin`);
	await page.locator('input[autocomplete="email"]').fill(owner.email);
	await page.locator('input[type="password"]').fill(owner.password);
	await control('form-submit-button').click();
	await page.waitForURL((address) => !address.pathname.includes('signin'));

	return {
		page,
		control,
		node,
		async openWorkflow(id) {
			await page.goto(`${url}/workflow/${id}`);
			await control('canvas-node').first().waitFor();
		},
		/** Imports a workflow file into an empty workflow, as the menu's "Import from file" does. */
		async importWorkflow(file) {
			await page.goto(`${url}/workflow/new`);
			await control('canvas-wrapper').waitFor();
			await control('workflow-import-input').setInputFiles(file);
			await control('canvas-node').first().waitFor();
			await control('zoom-to-fit').click();
		},
		async openNode(name) {
			await node(name).dblclick();
			await control('ndv').waitFor();
		},
		/** Closes the node panel. */
		async closeNode() {
			await page.keyboard.press('Escape');
			await control('ndv').waitFor({ state: 'hidden' });
		},
		/** Runs the open node and any earlier nodes that have not run yet. */
		async executeNode() {
			await control('node-execute-button').first().click();
			await control('output-panel').locator('[data-test-id="node-run-info"]').waitFor();
			await control('output-panel')
				.locator('[data-test-id^="node-run-status"]')
				.waitFor({ state: 'attached' });
		},
		/** The number of items that the open node's output shows. */
		async outputRows() {
			const shown = await control('output-panel')
				.locator('[data-test-id="run-data-item-count"]')
				.textContent();
			return Number.parseInt(shown.trim(), 10);
		},
		/** Opens the credential of the open node. */
		async openCredential() {
			await control('credential-edit-button').click();
			await control('editCredential-modal').waitFor();
		},
		async closeCredential() {
			await page.keyboard.press('Escape');
			await control('editCredential-modal').waitFor({ state: 'hidden' });
		},
		/** Opens the panel for adding nodes and searches in it; `found` is an expected result. */
		async searchNodes(text, found) {
			await control('node-creator-plus-button').click();
			await control('node-creator-search-bar').fill(text);
			await control('node-creator-item-name').filter({ hasText: found }).first().waitFor();
			return await control('node-creator-item-name').allTextContents();
		},
		/** Saves what is visible under .cache/screenshots. */
		async screenshot(name) {
			await page.screenshot({ path: join(screenshotFolder, `${name}.png`) });
		},
		close: async () => await browser.close(),
	};
}
