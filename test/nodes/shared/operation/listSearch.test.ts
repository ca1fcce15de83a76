import type { ILoadOptionsFunctions, INodeListSearchItems } from 'n8n-workflow';
import { string } from '../../../../nodes/shared/fields';
import { withSecrets } from '../../../../nodes/shared/auth/authentication';
import { createListSearch } from '../../../../nodes/shared/operation/listSearch';
import type { Service } from '../../../../nodes/shared/operation/service';
import { scriptedHttp } from '../../../support/http/scriptedHttp';

const service: Service = {
	credential: 'testApi',
	authenticate: (_context, { key }) => withSecrets([], { headers: { Authorization: String(key) } }),
	endpoint: (_credentials, { region }) => ({
		service: 'Test API',
		baseUrl: `https://${String(region ?? 'api')}.test`,
	}),
};

const queues: INodeListSearchItems[] = [
	{ name: 'Sales', value: 103 },
	{ name: 'Support', value: '104' },
];

/** The editor, with the values of the node's fields. */
function editor(values: Record<string, unknown> = {}, status = 200) {
	const { context, sent } = scriptedHttp(() => ({ status, body: queues }));
	const load = {
		...context,
		getCredentials: async (type: string) => ({ key: `key of ${type}` }),
		getCurrentNodeParameter: (name: string) => values[name],
		getNode: () => ({ name: 'Node', type: 'test', parameters: {} }),
	};
	return { load: load as unknown as ILoadOptionsFunctions, sent };
}

const pickQueue = createListSearch(service, async (api) => {
	const { body } = await api.get<INodeListSearchItems[]>('/queues');
	return body;
});

describe('createListSearch', () => {
	it('lists all entries with the credential of the node', async () => {
		const { load, sent } = editor();
		expect(await pickQueue.call(load)).toEqual({ results: queues });
		expect(sent).toMatchObject([
			{ url: 'https://api.test/queues', headers: { Authorization: 'key of testApi' } },
		]);
	});

	it.each([
		['sal', ['Sales']],
		['SUP', ['Support']],
		['103', ['Sales']],
		['10', ['Sales', 'Support']],
		['x', []],
	])('filters by name and ID, ignoring case: %s', async (filter, names) => {
		const { results } = await pickQueue.call(editor().load, filter);
		expect(results.map(({ name }) => name)).toEqual(names);
	});

	it('reads the fields on which the list depends', async () => {
		const fields = { region: string({ displayName: 'Region', required: true }) };
		const list = jest.fn(async () => await Promise.resolve(queues));
		const pick = createListSearch(service, list, fields);
		await pick.call(editor({ region: ' uk ' }).load);
		expect(list).toHaveBeenCalledWith(expect.objectContaining({ baseUrl: 'https://uk.test' }), {
			region: 'uk',
		});
		await expect(pick.call(editor().load)).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: "'Region' is empty",
		});
	});

	it('reports failures as n8n’s errors', async () => {
		await expect(pickQueue.call(editor({}, 403).load)).rejects.toMatchObject({
			name: 'NodeApiError',
			message: 'Test API denied access',
			httpCode: '403',
		});
	});
});
