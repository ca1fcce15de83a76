import { apiBaseUrl, eightByEightCredential } from '../../eightByEight/credential';
import type { Service } from '../../shared/operation/service';
import { serviceName } from '../../eightByEight/service';
import { explain } from './errorText';

/**
 * The Cloud Storage Service. Request paths begin with the region (`inRegion`), because data stays in its
 * region.
 */
export const cloudStorage: Service = {
	...eightByEightCredential,
	endpoint: (credentials) => ({
		service: serviceName,
		baseUrl: `${apiBaseUrl(credentials)}/storage`,
		explain,
	}),
};
