// The alternatives to the package, set up as an experienced n8n user would.
import { Agent } from 'node:http';
import { requireFromN8n } from '../n8n/paths.mjs';

/** The newest version of the node in n8n 2.40. */
const httpRequestType = { node: 'n8n-nodes-base.httpRequest', typeVersion: 4.5 };

/**
 * n8n's HTTP Request node.
 *
 * @param {string} url or an expression
 * @param {object} credentials by type; `oAuth2Api` is its generic OAuth2, anything else predefined
 * @param {object} [options] of the node
 */
export function httpRequestNode(url, credentials, options = {}) {
	const [type] = Object.keys(credentials);
	const authentication =
		type === 'oAuth2Api'
			? { authentication: 'genericCredentialType', genericAuthType: type }
			: { authentication: 'predefinedCredentialType', nodeCredentialType: type };
	return {
		...httpRequestType,
		parameters: { method: 'GET', url, ...authentication, options },
		credentials,
	};
}

/** Credentials of n8n's generic OAuth2 for a key of the sandbox. */
export function genericOAuth2({ clientId, clientSecret }, url) {
	return {
		oAuth2Api: {
			grantType: 'clientCredentials',
			accessTokenUrl: `${url}/oauth/v2/token`,
			clientId,
			clientSecret,
			scope: '',
			authentication: 'header',
		},
	};
}

/**
 * The practical limit: n8n's axios with keep-alive connections and a token.
 *
 * @param {string} url of the sandbox
 * @param {number} connections at most
 */
export async function createAxios(url, { clientId, clientSecret }, connections) {
	const axios = requireFromN8n('axios');
	const httpAgent = new Agent({ keepAlive: true, maxSockets: connections });
	const { data } = await axios.post(`${url}/oauth/v2/token`, 'grant_type=client_credentials', {
		auth: { username: clientId, password: clientSecret },
		httpAgent,
	});
	const headers = { Authorization: `Bearer ${data.access_token}` };
	return {
		http: axios.create({ baseURL: url, headers, httpAgent }),
		token: data.access_token,
		/** Closes idle connections, so that they do not count towards other rows. */
		closeIdle: () => httpAgent.destroy(),
	};
}
