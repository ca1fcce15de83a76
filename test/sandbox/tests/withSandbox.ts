import { startSandbox, type Sandbox } from '../index';

/**
 * Starts one sandbox for the tests of a `describe`, and stops it after them.
 *
 * @param begin is given it before each test, as it was at its start
 */
export function withSandbox(begin: (sandbox: Sandbox) => Promise<void> | void): void {
	let sandbox: Sandbox;
	beforeAll(async () => {
		sandbox = await startSandbox();
	});
	beforeEach(async () => {
		sandbox.reset();
		await begin(sandbox);
	});
	afterAll(() => sandbox.stop());
}
