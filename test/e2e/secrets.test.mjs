// Secrets are nowhere but in n8n's own encrypted credentials, whatever is run and however it fails.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openEditor } from './support/browser.mjs';
import { findSecrets, formsOf } from './support/canaries.mjs';
import { startElsewhere } from './support/elsewhere.mjs';
import {
	answersOf,
	executionsOf,
	exportsOf,
	filesOf,
	recordAnswers,
	tablesOf,
} from './support/places.mjs';
import { givenToken, nameOf, newPassword, planNodes, plans } from './support/plans.mjs';
import { createTestbed } from './support/testbed.mjs';
import { waitFor } from './support/waiting.mjs';
import { httpRequest, manualTrigger, ownNode, webhook } from './support/workflows.mjs';

/** Signs that every encoding changes; none that a header cannot carry. */
const canary = (name) => `CANARY/${name}+"x"=&%\\<not>real`;
const wrong = {
	eightByEightApi: { clientSecret: canary('wrong-secret') },
	eightByEightVideoApi: { apiKey: canary('wrong-api-key') },
	contactNowApi: { key: canary('wrong-key') },
};
/** Steps whose documented output is a token or a link that is one, and n8n's own node that asks for one. */
const tokenNodes = new Set([
	'token get',
	'token create',
	'room create',
	'object link',
	'HTTP Request',
]);
const types = Object.keys(plans);
const apis = ['realtime', 'storage', 'video', 'contactNow'];
const pollWithinMs = 150_000;

describe('secrets', () => {
	let bed;
	let elsewhere;
	let recorder;
	/** Not to be found in any place; what an operation gave as its output is told apart. */
	const outputs = new Map();
	const pages = new Map();

	before(async () => {
		elsewhere = await startElsewhere();
		bed = await createTestbed({
			logLevel: 'debug',
			prepare(sandbox) {
				const { oauth, video, contactNow } = sandbox.accounts;
				oauth.full.clientSecret = canary('client-secret');
				video.apiKey = canary('video-api-key');
				contactNow.key = canary('contactnow-key');
				sandbox.reset();
			},
		});
		recorder = recordAnswers(() => bed.workbench.url);
	});
	after(async () => {
		recorder?.stop();
		await bed?.close();
		await elsewhere?.stop();
	});

	const fault = (effect, match) => bed.sandbox.faults.add({ match, times: Infinity, effect });
	/** Something that goes wrong at all APIs, or at those given, while work is done. */
	const during = async (effect, work, among = apis) => {
		for (const api of among) fault(effect, { api });
		try {
			return await work();
		} finally {
			bed.sandbox.faults.clear();
		}
	};

	it('are found by the search in every form', () => {
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

	it('go through the credential tests, right and wrong, refused and redirected', async () => {
		const test = async (type, changes) => {
			const { data } = bed.credentials.get(type);
			const { id, name } = bed.stored.get(type);
			return await bed.workbench.api.testCredential({
				id,
				name,
				type,
				data: { ...data, ...changes },
			});
		};
		const everywhere = [...apis, 'oauth'];
		for (const [type, changes] of Object.entries(wrong)) {
			assert.equal((await test(type, {})).status, 'OK', type);
			assert.equal((await test(type, changes)).status, 'Error', type);
			for (const effect of [
				{ kind: 'echo', status: 401 },
				{ kind: 'echo', status: 500 },
				{ kind: 'redirect', location: `${elsewhere.url}/test`, status: 307 },
				{ kind: 'redirect', location: `${elsewhere.url}/test` },
				{ kind: 'dropBeforeAction' },
			]) {
				const result = await during(effect, async () => await test(type, changes), everywhere);
				assert.equal(result.status, 'Error', `${type}: ${JSON.stringify(effect)}`);
			}
		}
	});

	it('go through every operation that succeeds', async () => {
		for (const type of types) {
			const path = `good-${type}`;
			const { id } = await bed.addWorkflow(path, [webhook(path), ...planNodes(type)]);
			const { status, body } = await bed.callWebhook(path);
			assert.equal(status, 200, JSON.stringify(body));
			const [{ id: executionId }] = await bed.workbench.api.executionsOf(id);
			const { runData } = await bed.workbench.api.execution(executionId);
			for (const step of plans[type].steps) {
				const [item] = runData[nameOf(step)][0].data.main[0];
				if (tokenNodes.has(nameOf(step))) keepOutput(`${type} ${nameOf(step)}`, item.json);
			}
		}
		assert.equal(outputs.size, 4);
		assert.deepEqual(bed.sandbox.effects.passwordChanges.length, 1);
	});

	function keepOutput(label, { token, auth_token: authToken, url }) {
		outputs.set(label, token ?? authToken ?? new URL(url).searchParams.get('X-Amz-Signature'));
	}

	const failures = {
		'401 that repeats the request': { kind: 'echo', status: 401 },
		'403 that repeats the request': { kind: 'echo', status: 403 },
		'500 that repeats the request': { kind: 'echo', status: 500 },
		'redirect to another host': () => ({ kind: 'redirect', location: `${elsewhere.url}/x?y=1` }),
		'repeating redirect to another host': () => ({
			kind: 'redirect',
			location: `${elsewhere.url}/x`,
			status: 307,
		}),
		'cut connection': { kind: 'dropBeforeAction' },
	};
	let failing;
	const failAll = async () => {
		const answers = await Promise.all(
			types.map(async (type) => await bed.callWebhook(`bad-${type}`)),
		);
		for (const { status, body } of answers) assert.equal(status, 200, JSON.stringify(body));
	};

	for (const [name, effect] of Object.entries(failures)) {
		it(`go through every operation that fails into an item: ${name}`, async () => {
			failing ??= await addFailing('bad', {});
			await during(typeof effect === 'function' ? effect() : effect, failAll);
			await checkErrors(failing, name.includes('repeats'));
		});
	}

	it('go through what ContactNow refuses with 200, repeating the request', async () => {
		const type = 'eightByEightContactNow';
		await during({ kind: 'echo', status: 200 }, async () => await bed.callWebhook(`bad-${type}`));
		await checkErrors([failing[types.indexOf(type)]], true);
	});

	it('go through every operation that has a wrong secret, which the refusal repeats', async () => {
		const stored = {};
		for (const [type, changes] of Object.entries(wrong)) {
			const { data, ...rest } = bed.credentials.get(type);
			const credential = { ...rest, name: `Wrong ${type}`, data: { ...data, ...changes } };
			stored[type] = {
				id: await bed.workbench.api.createCredential(credential),
				name: credential.name,
			};
		}
		const workflows = await addFailing('wrong', stored);
		await during(
			{ kind: 'echo', status: 401 },
			async () => {
				for (const type of types)
					assert.equal((await bed.callWebhook(`wrong-${type}`)).status, 200);
			},
			['oauth', 'video', 'contactNow'],
		);
		await checkErrors(workflows, true);
	});

	/** For each node a workflow of all its operations, each of which fails by itself. */
	async function addFailing(prefix, credentials) {
		const ids = [];
		for (const type of types) {
			const path = `${prefix}-${type}`;
			const nodes = planNodes(type, { alone: true }).map((node) => ({
				...node,
				onError: 'continueRegularOutput',
				credentials: { ...node.credentials, ...pick(credentials, Object.keys(node.credentials)) },
			}));
			ids.push((await bed.addWorkflow(path, [webhook(path), ...nodes])).id);
		}
		return ids;
	}

	const pick = (object, keys) =>
		Object.fromEntries(Object.entries(object).filter(([key]) => keys.includes(key)));

	/** Every node gave an error item; where the server repeated the request, with asterisks in it. */
	async function checkErrors(workflows, isMasked) {
		for (const id of workflows) {
			const [{ id: executionId }] = await bed.workbench.api.executionsOf(id);
			const { runData } = await bed.workbench.api.execution(executionId);
			for (const [node, [task]] of Object.entries(runData)) {
				if (node === 'Webhook') continue;
				const [{ json }] = task.data.main[0];
				if (json.reason === undefined) assert.ok(json.error, `${node} did not fail`);
				if (isMasked) assert.match(json.details ?? json.reason, /\*\*\*/, node);
			}
		}
	}

	it('go through every operation that stops the workflow', async () => {
		await during({ kind: 'echo', status: 500 }, async () => {
			for (const type of types) {
				for (const node of planNodes(type, { alone: true })) {
					const { id } = await bed.addWorkflow(`${type} ${node.name}`, [manualTrigger, node]);
					const { status } = await bed.workbench.api.run(id, manualTrigger.name);
					assert.equal(status, 'error', node.name);
				}
			}
		});
	});

	it('go through the pickers, good and failing', async () => {
		const search = async (node, methodName, credential) =>
			await bed.workbench.api.call(
				'POST',
				'/rest/dynamic-node-parameters/resource-locator-results',
				{
					path: 'parameters.any',
					methodName,
					nodeTypeAndVersion: { name: `n8n-nodes-8x8.${node}`, version: 1 },
					currentNodeParameters: {},
					credentials: { [credential]: bed.stored.get(credential) },
				},
			);
		for (const [node, method, credential] of [
			['eightByEightRealtimeMetrics', 'searchQueues', 'eightByEightApi'],
			['eightByEightCloudStorage', 'searchRegions', 'eightByEightApi'],
			['eightByEightVideo', 'searchCalls', 'eightByEightVideoApi'],
		]) {
			const { results } = await search(node, method, credential);
			assert.ok(results.length > 0, method);
			for (const effect of [
				{ kind: 'echo', status: 403 },
				{ kind: 'redirect', location: `${elsewhere.url}/picker` },
			]) {
				await during(effect, async () => {
					await assert.rejects(search(node, method, credential), /8x8/);
				});
			}
		}
	});

	it("go through n8n's own HTTP Request node", async () => {
		for (const [type, path] of [
			['eightByEightApi', '/storage/us-west/v3/regions'],
			['eightByEightVideoApi', '/api/v1/tokens'],
		]) {
			const name = `request-${type}`;
			const node = httpRequest(bed.sandbox.url + path, bed.stored.get(type), type);
			if (path.endsWith('tokens')) node.parameters.method = 'POST';
			await bed.addWorkflow(name, [webhook(name), node]);
			const good = await bed.callWebhook(name);
			assert.equal(good.status, 200, JSON.stringify(good.body));
			if (good.body[0].auth_token) outputs.set('HTTP Request', good.body[0].auth_token);
			for (const effect of [
				{ kind: 'answer', status: 401, body: { message: 'No' } },
				{ kind: 'answer', status: 500, body: { message: 'No' } },
				{ kind: 'redirect', location: `${elsewhere.url}/request` },
				{ kind: 'dropBeforeAction' },
			]) {
				await during(effect, async () => await bed.callWebhook(name));
			}
		}
	});

	it('go through the trigger, good and failing', async () => {
		const trigger = ownNode('eightByEightCloudStorageTrigger', 'eightByEightApi', {
			pollTimes: { item: [{ mode: 'everyMinute' }] },
			event: 'newObject',
			region: { __rl: true, mode: 'id', value: 'us-west' },
			downloadContent: true,
		});
		const end = { ...manualTrigger, name: 'End', type: 'n8n-nodes-base.noOp' };
		const workflow = await bed.addWorkflow('New objects', [trigger, end]);
		await bed.workbench.api.activate(workflow);
		await during({ kind: 'echo', status: 403 }, async () => {
			const refused = () => bed.sandbox.count({ api: 'storage', status: 403 });
			const before = refused();
			await waitFor('A poll that fails', async () => refused() > before || undefined, pollWithinMs);
		});
		await bed.sandbox.storage.addObject({ objectName: 'new.mp3' });
		await waitFor(
			'A poll that succeeds',
			async () => {
				const executions = await bed.workbench.api.executionsOf(workflow.id);
				return executions.some(({ status }) => status === 'success') || undefined;
			},
			pollWithinMs,
		);
	});

	it('go through the editor, good, failing and in the dialogs of the credentials', async () => {
		const { id } = await bed.addWorkflow('In the editor', [
			manualTrigger,
			...[
				['eightByEightRealtimeMetrics', 'queue getMany'],
				['eightByEightVideo', 'call getMany'],
				['eightByEightContactNow', 'token validate'],
			].map(([type, name]) => planNodes(type, { alone: true }).find((node) => node.name === name)),
		]);
		const editor = await openEditor(bed.workbench.url);
		try {
			editor.page.on('response', (response) => {
				const url = response.url();
				const text = url.includes('/rest/') ? response.text() : Promise.resolve('');
				void text.then((body) => pages.set(`editor's ${url}`, body)).catch(() => undefined);
			});
			await editor.openWorkflow(id);
			await editor.openNode('call getMany');
			await editor.executeNode();
			await keepPage('output', editor);
			await editor.closeNode();
			await during({ kind: 'echo', status: 403 }, async () => {
				await editor.openNode('token validate');
				await editor.control('node-execute-button').first().click();
				await editor.control('output-panel').getByText('8x8 denied access').first().waitFor();
				await keepPage('error', editor);
				await editor.closeNode();
			});
			for (const name of ['queue getMany', 'call getMany', 'token validate']) {
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
		pages.set(`page: ${label}`, [await page.content(), text, ...values].join('\n'));
		await screenshot(`secrets ${label}`);
	}

	it('are in no URL, and go to no other host', () => {
		const urls = bed.sandbox.requests.map(({ path, query }) =>
			[path, ...query.map(([name, value]) => `${name}=${value}`)].join(' '),
		);
		assert.ok(urls.length > 100);
		assert.deepEqual(findSecrets(hidden(), new Map([['a URL', urls.join('\n')]])), []);

		assert.ok(elsewhere.received.length > 10, 'redirects were followed');
		assert.deepEqual(
			findSecrets(
				new Map([...hidden(), ...shown()]),
				new Map([['what another host got', JSON.stringify(elsewhere.received)]]),
			),
			[],
		);
		for (const { headers } of elsewhere.received) {
			for (const name of ['authorization', 'x-token', 'x-tenant-info', 'cookie']) {
				assert.equal(headers[name], undefined, name);
			}
		}
	});

	it('are nowhere in what n8n keeps and tells', async () => {
		const { workbench } = bed;
		const files = await filesOf(workbench);
		const tables = await tablesOf(workbench);
		const others = new Map([
			...(await exportsOf(workbench)),
			...(await answersOf(workbench)),
			...pages,
			...recorder.answers,
		]);
		const executions = await executionsOf(workbench);
		const everything = new Map([...files, ...tables, ...others, ...executions]);
		assertSearchable(everything);
		assert.deepEqual(findSecrets(hidden(), everything), []);

		const isAllowed = (place) =>
			/database\.sqlite|^table execution_data|webhook\/request-/.test(place);
		const besideOutputs = new Map(
			[...files, ...tables, ...others, ...(await executionsOf(workbench, tokenNodes))].filter(
				([place]) => !isAllowed(place),
			),
		);
		assert.deepEqual(findSecrets(shown(), besideOutputs), []);
		// Where they are allowed to be, the search does find them.
		assert.equal(
			new Set(findSecrets(shown(), executions).map((line) => line.split(' in ')[0])).size,
			shown().size,
		);
	});

	/** What is no secret is found in every kind of place: the search looks at the right things. */
	function assertSearchable(places) {
		const has = (place, text) =>
			assert.ok(
				[...places].some(([name, content]) => name.startsWith(place) && content.includes(text)),
				`${text} is not in ${place}`,
			);
		has('file .n8n/database.sqlite', 'good-eightByEightVideo');
		has('file n8n.log', 'debug');
		has('file .n8n/', 'PNG');
		has('table workflow_entity', '8x8Token:');
		has('table execution_data', 'queue getMany');
		has('table credentials_entity', 'U2FsdGVkX1');
		has('export of workflow', '8x8Token:');
		has('export of credentials', 'U2FsdGVkX1');
		has('workflow ', '8x8Token:');
		has('credential ', 'sandbox-client-full');
		has('execution ', '***');
		has('answer ', '8x8 did not accept the API key and secret');
		has('page: error', '***');
		has('page: output', 'call_id');
		has('page: credential of queue', 'sandbox-client-full');
		has("editor's", 'call_id');
	}

	const basic = (id, secret) => Buffer.from(`${id}:${secret}`).toString('base64');

	/** Not to be found anywhere. */
	function hidden() {
		const { oauth, video, contactNow } = bed.sandbox.accounts;
		const { clientId, clientSecret } = oauth.full;
		const wrongSecret = wrong.eightByEightApi.clientSecret;
		const handedOut = new Set(outputs.values());
		const tokens = [...bed.sandbox.tokens.issued(), ...bed.sandbox.videoTokens.issued()];
		return new Map([
			['the client secret', clientSecret],
			['the Basic pair', basic(clientId, clientSecret)],
			['the API key', video.apiKey],
			["ContactNow's key", contactNow.key],
			['a wrong client secret', wrongSecret],
			['a wrong Basic pair', basic(clientId, wrongSecret)],
			['a wrong API key', wrong.eightByEightVideoApi.apiKey],
			['a wrong ContactNow key', wrong.contactNowApi.key],
			["ContactNow's new key", newPassword],
			['a token given to a node', givenToken],
			...tokens
				.filter((token) => !handedOut.has(token))
				.map((token, index) => [`token ${index}`, token]),
		]);
	}

	/** To be found in the output of the operations that were asked for them, and nowhere else. */
	function shown() {
		return outputs;
	}
});
