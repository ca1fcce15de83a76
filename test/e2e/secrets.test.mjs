// Secrets appear only in n8n's own encrypted credentials, whatever runs and however it fails.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { findSecrets, formsOf } from '../../dev/n8n/secrets/canaries.mjs';
import { itOpensTheEditor } from '../../dev/n8n/secrets/editor.mjs';
import { itRunsOperations, tokenSteps } from '../../dev/n8n/secrets/operations.mjs';
import {
	answersOf,
	executionsOf,
	exportsOf,
	filesOf,
	tablesOf,
} from '../../dev/n8n/secrets/places.mjs';
import {
	itPolls,
	itSearchesAndRequests,
	itTestsCredentials,
} from '../../dev/n8n/secrets/platform.mjs';
import { canary, createEnvironment } from '../../dev/n8n/secrets/environment.mjs';

/** Nodes whose result is a token; the output of n8n's own node may contain it, too. */
const tokenNodes = new Set([...tokenSteps, 'HTTP Request']);

describe('secrets', () => {
	let environment;
	before(async () => {
		environment = await createEnvironment();
	});
	after(async () => await environment?.close());
	const current = () => environment;

	it('are found by the search in every encoding', () => {
		const secret = canary('any');
		for (const { form, needle } of formsOf(secret)) {
			const found = findSecrets(new Map([['It', secret]]), new Map([['here', `<${needle}>`]]));
			assert.equal(found.length, 1, form);
		}
		for (const before of ['', 'a', 'ab', 'abc']) {
			const text = Buffer.from(`${before}${secret}and more`).toString('base64');
			assert.match(findSecrets(new Map([['It', secret]]), new Map([['here', text]]))[0], /base64/);
		}
		assert.deepEqual(findSecrets(new Map([['It', secret]]), new Map([['here', 'CANARY/any']])), []);
	});

	// While the key is unchanged: an operation changes it later.
	itTestsCredentials(current);
	itRunsOperations(current);
	itSearchesAndRequests(current);
	itPolls(current);
	itOpensTheEditor(current);

	it('appear in no URL and are sent to no other host', () => {
		const { bed, otherHost, hidden, outputs } = environment;
		const urls = bed.sandbox.requests.map(({ path, query }) =>
			[path, ...query.map(([name, value]) => `${name}=${value}`)].join(' '),
		);
		assert.ok(urls.length > 100);
		assert.ok(otherHost.received.length > 10, 'redirects were followed');
		const places = new Map([
			['a URL', urls.join('\n')],
			['requests to another host', JSON.stringify(otherHost.received)],
		]);
		assert.deepEqual(findSecrets(new Map([...hidden(), ...outputs]), places), []);
		for (const { headers } of otherHost.received) {
			for (const name of ['authorization', 'x-token', 'x-tenant-info', 'cookie']) {
				assert.equal(headers[name], undefined, name);
			}
		}
	});

	it('appear nowhere in what n8n stores, logs or displays', async () => {
		const { hidden, outputs, pages, answers } = environment;
		const { workbench } = environment.bed;
		const files = await filesOf(workbench);
		const tables = await tablesOf(workbench);
		const others = new Map([
			...(await exportsOf(workbench)),
			...(await answersOf(workbench)),
			...pages,
			...answers,
		]);
		const executions = await executionsOf(workbench);
		const withoutOutputs = await executionsOf(workbench, tokenNodes);
		// n8n is queried before the search, which takes so long that connections time out.
		const everything = new Map([...files, ...tables, ...others, ...executions]);
		assertSearchable(everything);
		assert.deepEqual(findSecrets(hidden(), everything), []);

		const isAllowed = (place) =>
			/database\.sqlite|^table execution_data|webhook\/request-/.test(place);
		const besideOutputs = new Map(
			[...files, ...tables, ...others, ...withoutOutputs].filter(([place]) => !isAllowed(place)),
		);
		assert.deepEqual(findSecrets(outputs, besideOutputs), []);
		// The search finds them where they are allowed.
		assert.equal(
			new Set(findSecrets(outputs, executions).map((line) => line.split(' in ')[0])).size,
			outputs.size,
		);
	});

	/** A public value is found in every kind of place, which proves that the search covers them. */
	function assertSearchable(places) {
		const has = (place, text) =>
			assert.ok(
				[...places].some(([name, content]) => name.startsWith(place) && content.includes(text)),
				`${text} is not in ${place}`,
			);
		has('file .n8n/database.sqlite', 'good-eightByEightVideo');
		has('file n8n.log', 'debug');
		has('file .n8n/', 'PNG');
		has('table workflow_entity', 'sealedToken:');
		has('table execution_data', 'queue getMany');
		has('table credentials_entity', 'U2FsdGVkX1');
		has('export of workflow', 'sealedToken:');
		has('export of credentials', 'U2FsdGVkX1');
		has('workflow ', 'sealedToken:');
		has('credential ', 'sandbox-client-full');
		has('execution ', '***');
		has('answer ', '8x8 did not accept the API key and secret');
		has('page: error', '***');
		has('page: output', 'call_id');
		has('page: credential of queue', 'sandbox-client-full');
		has("editor's", 'call_id');
	}
});
