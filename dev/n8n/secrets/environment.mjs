// The environment in which secrets are searched: an n8n that logs everything, canary secrets, and another host.
import { createTestbed } from '../testbed.mjs';
import { startOtherHost } from './otherHost.mjs';
import { recordAnswers } from './places.mjs';
import { givenToken, newPassword } from '../plans.mjs';

/** Characters that every encoding changes and that are valid in a header. */
export const canary = (name) => `CANARY/${name}+"x"=&%\\<not>real`;

/** Invalidates each credential. */
export const wrong = {
	eightByEightApi: { clientSecret: canary('wrong-secret') },
	eightByEightVideoApi: { apiKey: canary('wrong-api-key') },
	contactNowApi: { key: canary('wrong-key') },
};

/** All APIs except the one that issues OAuth tokens. */
export const apis = ['realtime', 'storage', 'video', 'contactNow'];

/** Starts everything; `close` ends it. */
export async function createEnvironment() {
	const otherHost = await startOtherHost();
	const bed = await createTestbed({
		logLevel: 'debug',
		prepare(sandbox) {
			const { oauth, video, contactNow } = sandbox.accounts;
			oauth.full.clientSecret = canary('client-secret');
			video.apiKey = canary('video-api-key');
			contactNow.key = canary('contactnow-key');
			sandbox.reset();
		},
	});
	const recorder = recordAnswers(() => bed.workbench.url);
	/** Tokens and link signatures that are the documented output of operations. */
	const outputs = new Map();
	return {
		bed,
		otherHost,
		outputs,
		/** What the editor displayed and received, by kind. */
		pages: new Map(),
		answers: recorder.answers,
		hidden: () => hiddenSecrets(bed.sandbox, new Set(outputs.values())),

		/** Adds a fault to some APIs while a task runs. */
		async during(effect, work, among = apis) {
			for (const api of among) {
				bed.sandbox.faults.add({ match: { api }, times: Infinity, effect });
			}
			try {
				return await work();
			} finally {
				bed.sandbox.faults.clear();
			}
		},

		async close() {
			recorder.stop();
			await bed.close();
			await otherHost.stop();
		},
	};
}

const basic = (id, secret) => Buffer.from(`${id}:${secret}`).toString('base64');

/** All secrets, by kind. */
function hiddenSecrets({ accounts, tokens, videoTokens }, handedOut) {
	const { oauth, video, contactNow } = accounts;
	const { clientId, clientSecret } = oauth.full;
	const wrongSecret = wrong.eightByEightApi.clientSecret;
	const internal = [...tokens.issued(), ...videoTokens.issued()].filter(
		(token) => !handedOut.has(token),
	);
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
		...internal.map((token, index) => [`token ${index}`, token]),
	]);
}
