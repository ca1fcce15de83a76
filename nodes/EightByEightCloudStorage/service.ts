import {
	apiBaseUrl,
	eightByEightCredential,
	explainMissingProduct,
} from '../shared/eightByEightApi';
import type { Advice, Failure } from '../shared/http/requestFailed';
import { path } from '../shared/http/path';
import type { Service } from '../shared/service';

/** Discovery answers in every region alike, also in one that holds nothing of the customer's. */
const discoveryRegion = 'us-west';

/** The Cloud Storage Service, version 3: one region at a time; data does not cross regions. */
export const cloudStorage: Service = {
	...eightByEightCredential,
	endpoint(credentials, params) {
		const region = typeof params.region === 'string' ? params.region : discoveryRegion;
		return {
			baseUrl: apiBaseUrl(credentials) + path`/storage/${region}/v3`,
			explain: (failure) => explain(failure, region),
		};
	},
};

function explain(failure: Failure, region: string): Advice | undefined {
	const { status, request } = failure;
	const missingProduct = explainMissingProduct(failure, 'storage', 'Cloud Storage');
	if (missingProduct) return missingProduct;
	if (status === 401 || status === 403) {
		return {
			message: `8x8 denied access to Cloud Storage in the region '${region}'`,
			description:
				'Choose a region from the list: it holds those that your account uses. The key must have been made by a user with the Storage API role.',
		};
	}
	if (status === 404 && request.includes('/objects/')) {
		return {
			message: `No such object in the region '${region}'`,
			description:
				'Check the object ID and the region. Deleted objects look as if they had never been there.',
		};
	}
	if (status === 404) {
		return {
			message: `8x8 has no Cloud Storage for this account in the region '${region}'`,
			description: 'Choose a region from the list: it holds those that your account uses.',
		};
	}
	if (status === 400 && request.endsWith('/objects')) {
		return {
			message: '8x8 did not accept the search',
			description:
				"Check 'Filter' and 'Sort Field', e.g. type==callrecording;createdTime=ge=1725148800000.",
		};
	}
	return undefined;
}
