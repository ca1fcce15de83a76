import { isErrorItem, type Evidence } from '../evidence';
import { unless, type Rule } from './rule';

/** No secret appears in what n8n stores, displays or logs, or in a URL. */
export const leaksNoSecrets: Rule = (_, evidence) => {
	const { storedRun, storedStaticData, logs, secrets, passedSecrets, requests, output, error } =
		evidence;
	const places: Record<string, string> = {
		'the stored run': storedRun,
		'static data': storedStaticData,
		'the log': logs.join('\n'),
		'an address': addressesOf(evidence),
	};
	const errors = JSON.stringify([error, output.filter(isErrorItem)]);
	const ownPlaces = { ...places, 'the stored run': errors };
	return [
		...found(secrets, places),
		// Secrets of the input may appear in the items and results, but not in errors.
		...found(passedSecrets, ownPlaces),
		...unless(
			requests.every(({ path }) => !path.includes('CANARY')),
			'secret found',
			() => 'a canary in a path',
		),
	];
};

const addressesOf = ({ requests, otherHost }: Evidence) =>
	[
		...requests.map(({ path, query }) => path + JSON.stringify(query)),
		...otherHost.map(({ path }) => path),
	].join('\n');

function found(secrets: readonly string[], places: Record<string, string>) {
	return Object.entries(places).flatMap(([place, text]) =>
		secrets
			.filter((secret) => text.includes(secret))
			.flatMap((secret) =>
				unless(false, 'secret found', () => `${secret.slice(0, 24)}… in ${place}`),
			),
	);
}

const harmlessHeaders = new Set(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);

/** Another host gets none of our headers. */
export const sendsNoHeadersToOtherHosts: Rule = (_, { otherHost }) =>
	otherHost.flatMap(({ headers }) => {
		const ours = Object.keys(headers).filter((name) => !harmlessHeaders.has(name));
		return unless(
			ours.length === 0,
			'header leaked',
			() => `${ours.join(', ')} sent to another host`,
		);
	});
