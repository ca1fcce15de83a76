import { byId } from '../../../support/operations/byId';
import { runNode } from '../../../support/engine/runNode';
import { useSandbox } from '../../../support/sandbox';

/** Lists so many objects, more or less, of three regions. */
export function describeManyObjects(count: number): void {
	describe('object: getMany, many objects of all regions', () => {
		const sandbox = useSandbox();

		it(`lists all ${count} objects of three regions in order, with at most ten requests in flight in each`, async () => {
			const { large } = sandbox.current.accounts.oauth;
			// Searches overlap, which they need not in one process with the sandbox.
			sandbox.current.faults.add({
				match: { path: /\/objects$/ },
				times: Infinity,
				effect: { kind: 'barrier', requests: 3 },
			});
			const share = (part: number) => Math.round(part * count);
			large.objects = { 'us-west': share(0.52), 'us-east': share(0.34), uk: share(0.252) };
			const { items } = await runNode({
				node: 'eightByEightCloudStorage',
				parameters: {
					resource: 'object',
					operation: 'getMany',
					region: byId('*'),
					returnAll: true,
					options: { sortField: 'createdTime' },
				},
				credentials: sandbox.api(large),
			});
			const times = items.map(({ json }) => String(json.createdTime));
			expect(times).toEqual([...times].sort());
			expect(new Set(items.map(({ json }) => json.id)).size).toBe(items.length);
			// One in ten of the sandbox's objects is not available.
			expect(items.length).toBeGreaterThan(0.98 * count);
			const requests = sandbox.current.count({ api: 'storage', path: /\/objects$/ });
			expect(requests).toBeGreaterThanOrEqual(Math.ceil(items.length / 100));
			expect(requests).toBeLessThan(Math.ceil(items.length / 100) + 35);
			const atOnce = sandbox.current.maxInFlight('storage');
			expect(atOnce).toBeGreaterThanOrEqual(3);
			expect(atOnce).toBeLessThanOrEqual(30);
		});
	});
}
