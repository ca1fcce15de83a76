// The context in which the benchmark's rows run.
import { createEngine } from './engine.mjs';
import { createAxios } from './peers.mjs';
import { bareRequest } from './bareRequest.mjs';
import { controlServer } from './server.mjs';

/** Default concurrency of our nodes; axios gets the same. */
export const concurrency = 10;

let keys = 0;

async function axiosFor(url, account) {
	const { http, token, closeIdle } = await createAxios(url, account, concurrency);
	closeIdle();
	return { axios: http, token, closeIdle };
}

/**
 * @param {{ url: string, packageFolder: string }} options a running sandbox and the unpacked package
 */
export async function createContext({ url, packageFolder }) {
	const server = controlServer(url);
	const engine = await createEngine(packageFolder, { [bareRequest.type]: bareRequest });
	const account = (await server.accounts()).large;
	return {
		url,
		packageFolder,
		server,
		engine,
		account,
		...(await axiosFor(url, account)),
		/** Another key of the same customer, which has no token yet. */
		newKey: () => ({ ...account, clientId: `${account.clientId}~${process.pid}${++keys}` }),
		/** The package's credential for a key, by default one that already has a token. */
		credentials: ({ clientId, clientSecret, region } = account) => ({
			eightByEightApi: { clientId, clientSecret, region, tenantId: '', baseUrl: url },
		}),
	};
}
