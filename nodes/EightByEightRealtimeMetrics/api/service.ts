import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialText } from '../../eightByEight/credentialText';
import { apiBaseUrl, eightByEightCredential } from '../../eightByEight/credential';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import type { Service } from '../../shared/operation/service';
import { quote } from '../../shared/errors/quote';
import { checkTenantId } from './tenant';
import { serviceName } from '../../eightByEight/service';
import { explain } from './errorText';

/**
 * Path segment of each Contact Center region; the United States have none. Cloud Storage regions differ.
 */
const regionSegments = new Map([
	['us', ''],
	['eu', '/eu'],
	['au', '/au'],
	['ca', '/ca'],
]);

/**
 * The realtime metrics API, version 5. A request concerns one region and, if the customer has several, one
 * tenant.
 */
export const realtimeMetrics: Service = {
	...eightByEightCredential,
	endpoint(credentials, params) {
		const region = credentialText(credentials, 'region');
		const segment = regionSegments.get(region);
		if (segment === undefined) {
			throw new InvalidInputError(
				`'Region' in the credential has the unknown value ${quote(region)}`,
				'Use one of the Contact Center regions: us, eu, au, ca.',
			);
		}
		const { tenantId } = (params.options ?? {}) as { tenantId?: string };
		const tenant = tenantId ?? tenantOf(credentials);
		return {
			service: serviceName,
			baseUrl: `${apiBaseUrl(credentials)}${segment}/analytics/cc/v5/realtime-metrics`,
			// Only if set: 8x8 rejects a wrong value, and customers with a single tenant need none.
			...(tenant && { headers: { 'X-Tenant-Info': tenant } }),
			explain: (failure) => explain(failure, region),
		};
	},
};

function tenantOf(credentials: ICredentialDataDecryptedObject): string {
	const tenant = credentialText(credentials, 'tenantId');
	return tenant && checkTenantId(tenant, 'Tenant ID of the credential');
}
