import {
	apiBaseUrl,
	eightByEightCredential,
	explainMissingProduct,
} from '../../eightByEight/credential';
import type { ErrorText, Failure } from '../../shared/errors/apiError';
import type { Service } from '../../shared/operation/service';
import { quote } from '../../shared/errors/quote';
import { serviceName } from '../../eightByEight/service';

/** The Cloud Storage Service. Request paths begin with the region (`inRegion`), because data stays in its region. */
export const cloudStorage: Service = {
	...eightByEightCredential,
	endpoint: (credentials) => ({
		service: serviceName,
		baseUrl: `${apiBaseUrl(credentials)}/storage`,
		explain,
	}),
};

const chooseListedRegion =
	'Select a region from the list. It contains the regions that your account uses.';

function explain(failure: Failure): ErrorText | undefined {
	const { status, request } = failure;
	const missingProduct = explainMissingProduct(failure, 'storage', 'Cloud Storage');
	if (missingProduct) return missingProduct;
	const [, segment = '', resource = ''] = /^\w+ \/([^/]*)\/v3\/(.*)$/.exec(request) ?? [];
	const region = quote(decodeURIComponent(segment));
	if (status === 401 || status === 403) {
		return {
			message: `8x8 denied access to Cloud Storage in the region ${region}`,
			description: `${chooseListedRegion} A user with the Storage API role must have created the key.`,
		};
	}
	if (status === 404) return explainNotFound(resource, region);
	if (status === 400 && resource === 'objects') {
		return {
			message: '8x8 did not accept the search',
			description:
				"Check 'Filter (FIQL)' and 'Sort Field', e.g. type==callrecording;createdTime=ge=1725148800000.",
		};
	}
	return undefined;
}

function explainNotFound(resource: string, region: string): ErrorText {
	if (resource.startsWith('objects/')) {
		return {
			message: `8x8 found no object with this ID in the region ${region}`,
			description: 'Check the object ID and the region. 8x8 does not find deleted objects either.',
		};
	}
	if (resource.startsWith('bulk/download/')) {
		return {
			message: `8x8 found no bulk download with this name in the region ${region}`,
			description: 'Check the zip name and the region. 8x8 keeps a zip for a limited time.',
		};
	}
	if (resource.startsWith('buckets/')) {
		return {
			message: `8x8 found no bucket with this ID in the region ${region}`,
			description: 'Check the bucket ID and the region. It is not the object ID.',
		};
	}
	if (resource === 'bulk') {
		return {
			message: `8x8 did not find the objects in the region ${region}`,
			description: 'Check the object IDs and the region. Purged objects cannot be deleted again.',
		};
	}
	return {
		message: `This account has no Cloud Storage in the region ${region}`,
		description: chooseListedRegion,
	};
}
