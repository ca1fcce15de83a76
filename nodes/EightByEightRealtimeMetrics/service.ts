import { credentialText } from '../shared/credentialText';
import {
	apiBaseUrl,
	eightByEightCredential,
	explainMissingProduct,
} from '../shared/eightByEightApi';
import type { Advice, Failure } from '../shared/http/requestFailed';
import { InvalidInput } from '../shared/invalidInput';
import type { Service } from '../shared/service';

/** Path segment by Contact Center region; the United States have none. Storage has other regions. */
const regionSegments = new Map([
	['us', ''],
	['eu', '/eu'],
	['au', '/au'],
	['ca', '/ca'],
]);

/** The realtime metrics API, version 5: one region and, for customers with several, one tenant. */
export const realtimeMetrics: Service = {
	...eightByEightCredential,
	endpoint(credentials, params) {
		const region = credentialText(credentials, 'region');
		const segment = regionSegments.get(region);
		if (segment === undefined) {
			throw new InvalidInput(
				`'Region' of the credential has the unknown value '${region}'`,
				'Choose one of the Contact Center regions: us, eu, au, ca.',
			);
		}
		const { tenantId } = (params.options ?? {}) as { tenantId?: string };
		const tenant = tenantId ?? credentialText(credentials, 'tenantId');
		return {
			baseUrl: `${apiBaseUrl(credentials)}${segment}/analytics/cc/v5/realtime-metrics`,
			// Only when set: 8x8 refuses a wrong value, and single-tenant customers need none.
			...(tenant && { headers: { 'X-Tenant-Info': tenant } }),
			explain: (failure) => explain(failure, region),
		};
	},
};

function explain(failure: Failure, region: string): Advice | undefined {
	const { status, serverMessage } = failure;
	if (status === 400 && serverMessage.includes('X-Tenant-Info')) {
		return serverMessage.includes('missing') ? tenantMissing : tenantUnknown;
	}
	if (status === 400 && /time ?zone/i.test(serverMessage)) return timezoneUnknown;
	const missingProduct = explainMissingProduct(
		failure,
		'analytics realtime-api',
		'Contact Center metrics',
	);
	if (missingProduct) return missingProduct;
	if (status === 401 || status === 403) return wrongRegion(region);
	return undefined;
}

const tenantMissing: Advice = {
	message: '8x8 needs a tenant ID for this API key',
	description: "Set 'Tenant ID' in the credential, or under Options of this node.",
};

const tenantUnknown: Advice = {
	message: '8x8 does not know this tenant ID',
	description: "Correct 'Tenant ID' in the credential, or under Options of this node.",
};

const timezoneUnknown: Advice = {
	message: '8x8 does not accept this time zone',
	description: "Use the tenant's default time zone or one that is configured for the tenant.",
};

function wrongRegion(region: string): Advice {
	return {
		message: `8x8 denied access to Contact Center in the region '${region}'`,
		description:
			"Set 'Region' in the credential to the one your Contact Center runs in, and check that the key is still active.",
	};
}
