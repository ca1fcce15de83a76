import {
	apiBaseUrl,
	eightByEightCredential,
	explainMissingProduct,
} from '../../eightByEight/credential';
import type { ErrorText, Failure } from '../../shared/errors/apiError';
import type { Service } from '../../shared/operation/service';
import { quote } from '../../shared/errors/quote';
import { serviceName } from '../../eightByEight/service';

/** The Cloud Storage Service. Requests begin with the region (`inRegion`): data does not cross regions. */
export const cloudStorage: Service = {
	...eightByEightCredential,
	endpoint: (credentials) => ({
		service: serviceName,
		baseUrl: `${apiBaseUrl(credentials)}/storage`,
		explain,
	}),
};

const chooseListedRegion = 'Choose a region from the list: it holds those that your account uses.';

function explain(failure: Failure): ErrorText | undefined {
	const { status, request } = failure;
	const missingProduct = explainMissingProduct(failure, 'storage', 'Cloud Storage');
	if (missingProduct) return missingProduct;
	const [, segment = '', resource = ''] = /^\w+ \/([^/]*)\/v3\/(.*)$/.exec(request) ?? [];
	const region = quote(decodeURIComponent(segment));
	if (status === 401 || status === 403) {
		return {
			message: `8x8 denied access to Cloud Storage in the region ${region}`,
			description: `${chooseListedRegion} The key must have been made by a user with the Storage API role.`,
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
			message: `No such object in the region ${region}`,
			description:
				'Check the object ID and the region. Deleted objects look as if they had never been there.',
		};
	}
	if (resource.startsWith('bulk/download/')) {
		return {
			message: `No such bulk download in the region ${region}`,
			description: 'Check the zip name and the region. 8x8 keeps a zip for a limited time.',
		};
	}
	if (resource.startsWith('buckets/')) {
		return {
			message: `No such bucket in the region ${region}`,
			description: 'Check the bucket ID and the region. It is another ID than the object ID.',
		};
	}
	if (resource === 'bulk') {
		return {
			message: `8x8 found no such objects in the region ${region}`,
			description: 'Check the object IDs and the region. Purged objects cannot be deleted again.',
		};
	}
	return {
		message: `8x8 has no Cloud Storage for this account in the region ${region}`,
		description: chooseListedRegion,
	};
}
