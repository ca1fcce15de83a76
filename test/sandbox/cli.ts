import { startSandbox, type Sandbox } from './index';

const DEFAULT_PORT = 8088;
const PORTS_TO_TRY = 20;

function portArgument(): number {
	const position = process.argv.findIndex((argument) => argument.startsWith('--port'));
	if (position < 0) return DEFAULT_PORT;
	const value = process.argv[position].split('=')[1] ?? process.argv[position + 1];
	const port = Number(value);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		throw new Error(`--port takes a number from 0 to 65535, not '${value ?? ''}'`);
	}
	return port;
}

/** On the given port, or the next free one. */
async function startOnFreePort(first: number): Promise<Sandbox> {
	for (let port = first; ; port++) {
		try {
			return await startSandbox({ port });
		} catch (error) {
			const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
			if (!taken || port >= first + PORTS_TO_TRY) throw error;
		}
	}
}

const NOTES: Record<string, string> = {
	full: 'every product, one tenant, several pages of everything',
	europe: 'as full, Contact Center region Europe',
	multiTenant: 'two tenants with different queues: Tenant ID is required',
	empty: 'every product and no data',
	analyticsOnly: 'its key lacks the storage product',
	storageOnly: 'its key lacks the analytics product',
	large: '2,500 queues and 4,000 stored objects',
};

function describe({ url, accounts }: Sandbox): string {
	const fields = (values: Record<string, string>) =>
		Object.entries(values).map(([label, value]) => `    ${label.padEnd(14)} ${value}`);
	const oauth = Object.entries(accounts.oauth).flatMap(([name, account]) => [
		'',
		`  8x8 API: ${name} (${NOTES[name]})`,
		...fields({
			'Client ID': account.clientId,
			'Client Secret': account.clientSecret,
			Region: account.region,
			'Tenant ID':
				account.tenantIds.length > 1 ? account.tenantIds.join('  or  ') : '(leave empty)',
			'Base URL': url,
		}),
	]);
	return [
		'Offline 8x8 sandbox: a test and demo instrument, not an 8x8 service',
		`Listening on ${url}. State: ${url}/_sandbox/state. Stop with Ctrl-C.`,
		'',
		'Credentials to type into n8n:',
		...oauth,
		'',
		'  8x8 Video API',
		...fields({ 'API Key': accounts.video.apiKey, 'Base URL': url }),
		'',
		'  ContactNow API',
		...fields({
			Username: accounts.contactNow.username,
			Key: accounts.contactNow.key,
			'Base URL': 'Other',
			'Other Base URL': url,
		}),
	].join('\n');
}

async function main(): Promise<void> {
	const sandbox = await startOnFreePort(portArgument());
	console.log(describe(sandbox));
	const stop = () => void sandbox.stop().then(() => process.exit(0));
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
});
