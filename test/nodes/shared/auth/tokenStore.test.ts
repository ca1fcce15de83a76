import type { IDataObject, IExecuteFunctions, NodeTypeAndVersion } from 'n8n-workflow';
import { noStore, staticDataStore } from '../../../../nodes/shared/auth/tokenStore';

const future = Date.now() + 3_600_000;
const stored = { expiresAt: future, sealed: 'sealed' };

/** A workflow with static data and parent nodes; counts the lookups of these. */
function workflow(data: IDataObject, parents: Array<Partial<NodeTypeAndVersion>> = []) {
	const getParentNodes = jest.fn(() => parents);
	const context = {
		getWorkflowStaticData: (type: string) => (type === 'global' ? data : {}),
		getNode: () => ({ name: 'Ours' }),
		getParentNodes,
	} as unknown as IExecuteFunctions;
	return { store: staticDataStore(context), getParentNodes };
}

describe('staticDataStore', () => {
	it('returns and removes entries', () => {
		const data: IDataObject = { cursor: 7 };
		const { store } = workflow(data);
		store.write('a', stored);
		store.write('b', stored);
		expect(store.read('a')).toEqual(stored);
		expect(store.keys()).toEqual(['a', 'b']);
		store.remove('a');
		expect(store.read('a')).toBeUndefined();
		expect(data).toEqual({ cursor: 7, 'sealedToken:b': stored });
	});

	it('does not share its entries with the caller', () => {
		const data: IDataObject = {};
		const given = { ...stored };
		workflow(data).store.write('a', given);
		expect(data['sealedToken:a']).not.toBe(given);
	});

	it.each([
		'token',
		7,
		null,
		undefined,
		{},
		{ sealed: 'sealed' },
		{ expiresAt: future },
		{ expiresAt: String(future), sealed: 'sealed' },
		{ expiresAt: future, sealed: 7 },
	])('ignores %j', (entry) => {
		expect(workflow({ 'sealedToken:a': entry }).store.read('a')).toBeUndefined();
	});

	it('removes expired and broken tokens on a write, and no other data', () => {
		const now = jest.spyOn(Date, 'now').mockReturnValue(1000);
		try {
			const others = { cursor: 7, text: 'x', old: { expiresAt: 1, sealed: 'x' } };
			const alive = { expiresAt: 1001, sealed: 'x' };
			const data: IDataObject = {
				...others,
				'sealedToken:ended': { expiresAt: 1000, sealed: 'x' },
				'sealedToken:broken': 'x',
				'sealedToken:alive': alive,
			};
			workflow(data).store.write('new', stored);
			expect(data).toEqual({ ...others, 'sealedToken:alive': alive, 'sealedToken:new': stored });
		} finally {
			now.mockRestore();
		}
	});

	it('is read-only after a polling trigger, and looks up the parent nodes once', () => {
		const data: IDataObject = { 'sealedToken:a': stored, 'sealedToken:ended': { expiresAt: 1 } };
		const before = structuredClone(data);
		const parents = [{}, { parameters: {} }, { parameters: { pollTimes: {} } }];
		const { store, getParentNodes } = workflow(data, parents);
		store.write('b', stored);
		store.remove('a');
		expect(data).toEqual(before);
		expect(store.read('a')).toEqual(stored);
		expect(getParentNodes.mock.calls).toEqual([['Ours', { includeNodeParameters: true }]]);
	});

	it('writes after other nodes', () => {
		const data: IDataObject = {};
		workflow(data, [{}, { parameters: { path: 'hook' } }]).store.write('a', stored);
		expect(data).toEqual({ 'sealedToken:a': stored });
	});
});

describe('noStore', () => {
	it('stores nothing', () => {
		noStore.write('a', stored);
		noStore.remove('a');
		expect([noStore.read('a'), noStore.keys()]).toEqual([undefined, []]);
	});
});
