// Does one kind of work of one size in a fresh process. See growth.mjs; the last line is the result.
import { createContext } from './context.mjs';
import { forgetPeak, residentMb } from './memory.mjs';
import { objectIds } from './rows/coldToken.mjs';

const { url, endlessUrl, packageFolder, kind, size } = JSON.parse(process.argv[2]);
const { engine, axios, credentials, server } = await createContext({ url, packageFolder });
const storage = 'eightByEightCloudStorage';

/** Each returns a function that does the work of a size, and the expected number of results. */
const kinds = {
	async items() {
		const ids = await objectIds(axios, 1000);
		const parameters = {
			resource: 'object',
			operation: 'get',
			region: 'us-west',
			objectId: '={{ $json.id }}',
		};
		return async (count) => {
			const items = Array.from({ length: count }, (_, index) => ({ id: ids[index % ids.length] }));
			const node = { node: storage, parameters, credentials: credentials() };
			return (await engine.run(node, items)).length === count;
		};
	},
	async pages() {
		const { eightByEightApi } = credentials();
		return async (count) => {
			const parameters = {
				resource: 'object',
				operation: 'getMany',
				region: 'us-west',
				returnAll: true,
				filter: `pages==${count}`,
			};
			const node = {
				node: storage,
				parameters,
				credentials: { eightByEightApi: { ...eightByEightApi, baseUrl: endlessUrl } },
			};
			return (await engine.run(node)).length === 10 * count;
		};
	},
	async megabytes() {
		return async (count) => {
			const file = { account: 'large', storedBytes: count * 1_000_000, objectName: 'a.mp3' };
			const { id: objectId } = await server.addObject(file);
			const parameters = { resource: 'object', operation: 'download', region: 'us-west', objectId };
			// The sandbox computes the checksum once, at the first request for the object.
			const get = { ...parameters, operation: 'get' };
			await engine.run({ node: storage, parameters: get, credentials: credentials() });
			begin();
			const node = { node: storage, parameters, credentials: credentials() };
			return (await engine.run(node)).length === 1;
		};
	},
};

let start;
let before;
function begin() {
	globalThis.gc();
	forgetPeak();
	before = residentMb('now');
	start = performance.now();
}

const work = await kinds[kind]();
for (let turn = 0; turn < 10; turn++) await work(10);
begin();
const isWhole = await work(size);
const milliseconds = performance.now() - start;
const peakMb = residentMb('peak') - before;
if (!isWhole) throw new Error(`${size} ${kind} returned unexpected results`);
console.log(`\n${JSON.stringify({ milliseconds, peakMb })}`);
process.exit(0);
