import { json, text, type SandboxResponse, type SandboxRequest } from '../http';
import { hex } from '../random';
import type { Backend } from '../backend';

/** 8x8's sample URL says `X-Amz-Expires=1800`. */
const LIFETIME_SECONDS = 1800;

function signature(backend: Backend, path: string, signedAt: string): string {
	return hex(`${backend.seed}/presigned/${path}/${signedAt}`, 64);
}

/** A link that needs no token for half an hour, on the path that 8x8's sample goes through. */
export function presignedUrl(
	request: SandboxRequest,
	backend: Backend,
	account: string,
	file: string,
): string {
	const { region } = request.params;
	const path = `/storage/${region}/sandbox-${account}.s3.${region}.amazonaws.com/${file}`;
	const signedAt = String(backend.clock.now());
	const query = new URLSearchParams({
		'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
		'X-Amz-Date': signedAt,
		'X-Amz-Expires': String(LIFETIME_SECONDS),
		'X-Amz-Signature': signature(backend, path, signedAt),
	});
	return `${request.origin}${path}?${query}`;
}

export function presignedResponse(backend: Backend, url: string): SandboxResponse {
	switch (backend.variants.presigned) {
		case 'object':
			return json({ url });
		case 'string':
			return json(url);
		case 'text':
			return text(url, 'text/plain');
	}
}

/**
 * Why a link is rejected, in the object store's XML; undefined if it is valid.
 * undocumented: 8x8 only shows the link's form and `X-Amz-Expires`; the rest is how S3 does it.
 */
export function refusePresigned(
	request: SandboxRequest,
	backend: Backend,
): SandboxResponse | undefined {
	const xml = (status: number, code: string, message: string) =>
		text(
			`<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
			'application/xml',
			status,
		);
	if (request.headers.authorization !== undefined) {
		return xml(400, 'InvalidArgument', 'Only one auth mechanism allowed');
	}
	const signedAt = request.query.get('X-Amz-Date') ?? '';
	if (request.query.get('X-Amz-Signature') !== signature(backend, request.path, signedAt)) {
		return xml(403, 'SignatureDoesNotMatch', 'The request signature does not match');
	}
	if (backend.clock.now() >= Number(signedAt) + LIFETIME_SECONDS * 1000) {
		return xml(403, 'AccessDenied', 'Request has expired');
	}
	return undefined;
}
