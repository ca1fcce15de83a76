// Collects what a user sees in the editor: output, error, and the credentials' dialogs.
import { it } from 'node:test';
import { openEditor } from '../browser.mjs';
import { planNodes } from '../plans.mjs';
import { manualTrigger } from '../workflows.mjs';

/** @param {() => Awaited<ReturnType<import('./environment.mjs').createEnvironment>>} environment */
export function itOpensTheEditor(environment) {
	it('go through the editor: successful and failing executions, and credential dialogs', async () => {
		const { id } = await environment().bed.addWorkflow('In the editor', [
			manualTrigger,
			...[
				['eightByEightRealtimeMetrics', 'queue getMany'],
				['eightByEightVideo', 'call getMany'],
				['eightByEightVideo', 'call get'],
				['eightByEightContactNow', 'token get'],
			].map(([type, name]) => planNodes(type, { alone: true }).find((node) => node.name === name)),
		]);
		const editor = await openEditor(environment().bed.workbench.url);
		try {
			editor.page.on('response', (response) => {
				const url = response.url();
				const text = url.includes('/rest/') ? response.text() : Promise.resolve('');
				void text
					.then((body) => environment().pages.set(`editor's ${url}`, body))
					.catch(() => undefined);
			});
			await editor.openWorkflow(id);
			await editor.openNode('call getMany');
			await editor.executeNode();
			await keepPage('output', editor);
			await editor.closeNode();
			await environment().during({ kind: 'echo', status: 500 }, async () => {
				await editor.openNode('call get');
				await editor.control('node-execute-button').first().click();
				await editor
					.control('output-panel')
					.getByText('8x8 returned a server error')
					.first()
					.waitFor();
				await keepPage('error', editor);
				await editor.closeNode();
			});
			for (const name of ['queue getMany', 'call getMany', 'token get']) {
				await editor.openNode(name);
				await editor.openCredential();
				const masked = editor.control('editCredential-modal').locator('input[type=password]');
				await masked.first().waitFor();
				await keepPage(`credential of ${name}`, editor);
				await editor.closeCredential();
				await editor.closeNode();
			}
		} finally {
			await editor.close();
		}
	});

	async function keepPage(label, { page, screenshot }) {
		const values = await page.locator('input').evaluateAll((all) => all.map(({ value }) => value));
		const text = await page.locator('body').innerText();
		environment().pages.set(`page: ${label}`, [await page.content(), text, ...values].join('\n'));
		await screenshot(`secrets ${label}`);
	}
}
