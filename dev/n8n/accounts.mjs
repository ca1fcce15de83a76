// The 8x8 that the demo uses: the sandbox, or the account in the environment.

/** Names that n8n proposes for new credentials; the example workflows refer to them. */
export const credentialNames = {
	eightByEightApi: '8x8 account',
	eightByEightVideoApi: '8x8 Video Interaction account',
	contactNowApi: '8x8 ContactNow account',
};

/** Environment variables of each credential field; a credential counts as given if its required ones are set. */
const variables = {
	eightByEightApi: {
		clientId: { name: 'EIGHTBYEIGHT_CLIENT_ID', required: true },
		clientSecret: { name: 'EIGHTBYEIGHT_CLIENT_SECRET', required: true },
		region: { name: 'EIGHTBYEIGHT_REGION', fallback: 'us' },
		tenantId: { name: 'EIGHTBYEIGHT_TENANT_ID', fallback: '' },
		baseUrl: { name: 'EIGHTBYEIGHT_BASE_URL', fallback: 'https://api.8x8.com' },
	},
	eightByEightVideoApi: {
		apiKey: { name: 'EIGHTBYEIGHT_VIDEO_API_KEY', required: true },
		baseUrl: { name: 'EIGHTBYEIGHT_VIDEO_BASE_URL', fallback: 'https://video-agent.8x8.com' },
	},
	contactNowApi: {
		username: { name: 'EIGHTBYEIGHT_CONTACTNOW_USERNAME', required: true },
		key: { name: 'EIGHTBYEIGHT_CONTACTNOW_KEY', required: true },
		baseUrl: {
			name: 'EIGHTBYEIGHT_CONTACTNOW_BASE_URL',
			fallback: 'https://api.contactnow.8x8.com',
		},
	},
};

/**
 * The credentials of the real account in the environment.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Array<{ name: string, type: string, data: Record<string, string> }>} empty when none
 *   of the variables is set
 * @throws {Error} naming the missing variable if a credential is incomplete
 */
export function credentialsFromEnvironment(env) {
	return Object.entries(variables).flatMap(([type, fields]) => {
		const all = Object.values(fields);
		if (!all.some(({ name }) => env[name])) return [];
		const missing = all.find(({ name, required }) => required && !env[name]);
		if (missing) throw new Error(`Set ${missing.name} too: ${describe(all)} belong together.`);
		const data = Object.fromEntries(
			Object.entries(fields).map(([field, { name, fallback }]) => [field, env[name] || fallback]),
		);
		return [{ name: credentialNames[type], type, data }];
	});
}

/**
 * The credentials of the sandbox: of its customer with every product, and of the only customer of each
 * of the other two APIs.
 *
 * @param {{ url: string, accounts: object }} sandbox a running sandbox
 */
export function sandboxCredentials({ url, accounts }) {
	const { clientId, clientSecret, region } = accounts.oauth.full;
	const { apiKey } = accounts.video;
	const { username, key } = accounts.contactNow;
	const data = {
		eightByEightApi: { clientId, clientSecret, region, tenantId: '', baseUrl: url },
		eightByEightVideoApi: { apiKey, baseUrl: url },
		contactNowApi: { username, key, baseUrl: 'custom', customBaseUrl: url },
	};
	return Object.entries(data).map(([type, fields]) => ({
		name: credentialNames[type],
		type,
		data: fields,
	}));
}

/**
 * Stores credentials in n8n, one of each type.
 *
 * @param {{ createCredential: (credential: object) => Promise<string> }} api a session with n8n
 * @param {Array<{ name: string, type: string, data: object }>} credentials
 * @returns {Promise<Map<string, { id: string, name: string }>>} by type, as nodes refer to them
 */
export async function storeCredentials(api, credentials) {
	const stored = new Map();
	for (const credential of credentials) {
		const id = await api.createCredential(credential);
		stored.set(credential.type, { id, name: credential.name });
	}
	return stored;
}

/** The variables as lines of a help text. */
export function variablesHelp() {
	return Object.values(variables)
		.flatMap((fields) => Object.values(fields))
		.map(({ name, required, fallback }) => {
			const note = required ? 'required' : fallback ? `default ${fallback}` : 'optional';
			return `  ${name.padEnd(34)}${note}`;
		})
		.join('\n');
}

function describe(fields) {
	return fields
		.filter(({ required }) => required)
		.map(({ name }) => name)
		.join(' and ');
}
