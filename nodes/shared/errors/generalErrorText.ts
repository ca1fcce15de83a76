import {
	ApiError,
	isEffectUnknown,
	unreadableBody,
	type ErrorText,
	type Failure,
} from './apiError';

/**
 * The error text for a failure that an API does not explain better, by HTTP status or connection error.
 *
 * @param failure with the name of its service
 */
export function generalErrorText(failure: Failure): ErrorText {
	const { service = 'The service' } = failure;
	const { message, description } = textOf(failure);
	return {
		message: `${service} ${message}`,
		description: isEffectUnknown(failure)
			? `${service} may have carried out the request. Check before running it again.`
			: description,
	};
}

/**
 * The failure of a read whose response makes no sense.
 *
 * @param request `GET /queues`
 * @param service what messages call the service
 */
export function unreadableResponse(request: string, service: string): ApiError {
	const failure = { request, service, code: unreadableBody, isWrite: false, serverMessage: '' };
	return new ApiError(failure, generalErrorText(failure));
}

/** Messages continue the name of the service. */
const textByStatus: Readonly<Record<number, ErrorText>> = {
	401: {
		message: 'did not accept the credential',
		description: 'Check the credential, and that its key is valid for this API.',
	},
	403: {
		message: 'denied access',
		description: 'The credential is valid but lacks this permission. Ask your administrator.',
	},
	404: {
		message: 'found nothing with this ID',
		description: 'Check the ID, and the region and base URL of the credential.',
	},
	408: { message: 'took too long to respond', description: 'Try again later.' },
	429: {
		message: 'rate-limited the request',
		description: 'Lower Concurrent Requests, or run the workflow less often.',
	},
};

const rejected: ErrorText = {
	message: 'did not accept the request',
	description: 'Check the values of the fields of this node.',
};

const serverError: ErrorText = {
	message: 'returned a server error',
	description: 'Try again later.',
};

const textByCode: Readonly<Record<string, ErrorText>> = {
	ECONNREFUSED: {
		message: 'refused the connection',
		description: 'Check the base URL of the credential, and whether a firewall is in the way.',
	},
	ENOTFOUND: {
		message: 'cannot be reached: its host name was not found',
		description: 'Check the base URL of the credential.',
	},
	[unreadableBody]: {
		message: 'sent a response that cannot be read',
		description:
			'It does not have the documented form. Something in between may have sent it, such as a proxy.',
	},
};

const noResponse: ErrorText = {
	message: 'did not respond: the connection failed',
	description: 'Check the network, and try again later.',
};

function textOf({ status, code }: Failure): ErrorText {
	if (status !== undefined && code === undefined) {
		return textByStatus[status] ?? (status >= 500 ? serverError : rejected);
	}
	return textByCode[code ?? ''] ?? noResponse;
}
