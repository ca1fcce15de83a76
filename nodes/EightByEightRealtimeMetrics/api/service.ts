import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { credentialText } from '../../eightByEight/credentialText';
import {
	apiBaseUrl,
	eightByEightCredential,
	explainMissingProduct,
} from '../../eightByEight/credential';
import type { ErrorText, Failure } from '../../shared/errors/apiError';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import type { Service } from '../../shared/operation/service';
import { quote } from '../../shared/errors/quote';
import { checkTenantId } from './tenant';
import { serviceName } from '../../eightByEight/service';

/** Path segment of each Contact Center region; the United States have none. Cloud Storage regions differ. */
const regionSegments = new Map([
	['us', ''],
	['eu', '/eu'],
	['au', '/au'],
	['ca', '/ca'],
]);

/** The realtime metrics API, version 5. A request concerns one region and, if the customer has several, one tenant. */
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

/**
 * Whether an unknown ID may be the reason why 8x8 rejected a list. 8x8 rejects the whole request for one unknown
 * ID but does not document the error, so all errors that have another known reason are ruled out.
 */
export function mayBeUnknownId(failure: Failure): boolean {
	const { status } = failure;
	return status === 404 || (status === 400 && explainBadRequest(failure) === idsRejected);
}

function explain(failure: Failure, region: string): ErrorText | undefined {
	const { status } = failure;
	if (status === 400) return explainBadRequest(failure);
	const missingProduct = explainMissingProduct(
		failure,
		'analytics realtime-api',
		'Contact Center metrics',
	);
	if (missingProduct) return missingProduct;
	if (status === 401 || status === 403) return wrongRegion(region);
	return undefined;
}

function explainBadRequest({ serverMessage }: Failure): ErrorText {
	if (serverMessage.includes('X-Tenant-Info')) {
		return serverMessage.includes('missing') ? tenantMissing : tenantUnknown;
	}
	if (/time ?zone/i.test(serverMessage)) return timezoneUnknown;
	if (serverMessage.includes("'size'")) return pageSizeRejected;
	if (serverMessage.includes("'metrics'")) return metricsRejected;
	return idsRejected;
}

const tenantMissing: ErrorText = {
	message: '8x8 requires a tenant ID for this API key',
	description: "Set 'Tenant ID' in the credential, or under Options of this node.",
};

const tenantUnknown: ErrorText = {
	message: '8x8 found no tenant with this ID',
	description: "Correct 'Tenant ID' in the credential, or under Options of this node.",
};

const timezoneUnknown: ErrorText = {
	message: '8x8 does not accept this time zone',
	description: "Use the tenant's default time zone or one that is configured for the tenant.",
};

const pageSizeRejected: ErrorText = {
	message: '8x8 did not accept the page size',
	description:
		"8x8 may allow smaller pages than it documents. Turn off 'Return All' and lower 'Limit'.",
};

const metricsRejected: ErrorText = {
	message: '8x8 did not accept the metrics',
	description:
		'Select other metrics, or none to get all. The node lists the metrics that 8x8 documents.',
};

const idsRejected: ErrorText = {
	message: '8x8 did not accept the request',
	description:
		'Check the values of the fields. 8x8 rejects the whole list if it does not know one of the IDs.',
};

function wrongRegion(region: string): ErrorText {
	return {
		message: `8x8 denied access to Contact Center in the region '${region}'`,
		description:
			"Set 'Region' in the credential to the region of your Contact Center, and check that the key is still active.",
	};
}
