import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { call } from './client';

const ROOT = resolve(__dirname, '../../..');

describe('The command line', () => {
	it('labels itself, takes the next free port, prints credentials and ends on Ctrl-C', async () => {
		const occupant = createServer().listen(0, '127.0.0.1');
		await once(occupant, 'listening');
		const { port } = occupant.address() as AddressInfo;

		const cli = spawn(
			process.execPath,
			['--import', 'tsx', 'test/sandbox/cli.ts', '--port', String(port)],
			{ cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
		);
		let output = '';
		for await (const chunk of cli.stdout) {
			output += String(chunk);
			if (output.includes('ContactNow API') && output.includes('Key ')) break;
		}
		const url = /http:\/\/127\.0\.0\.1:(\d+)/.exec(output);
		expect(Number(url?.[1])).toBeGreaterThan(port);
		expect(output).toContain('a test and demo instrument, not an 8x8 service');
		for (const label of [
			'Client ID',
			'Client Secret',
			'Region',
			'Tenant ID',
			'Base URL',
			'API Key',
		]) {
			expect(output).toContain(label);
		}
		expect((await call(`${url?.[0]}/_sandbox/state`)).status).toBe(200);

		cli.kill('SIGINT');
		expect(await once(cli, 'exit')).toEqual([0, null]);
		occupant.close();
	});
});
