import type { Api } from '../../shared/http/api';
import { tryJson } from '../../shared/http/parse';
import { ApiError } from '../../shared/errors/apiError';

/** Keys of a response that may contain the link. 8x8's reference shows `url` for bulk downloads. */
const linkKeys = ['url', 'presignedUrl', 'presignUrl', 'preSignedUrl', 'signedUrl', 'link'];

/**
 * Requests a link instead of the content. 8x8 documents no format for the response, so every likely one is
 * accepted: plain text, a JSON string, an object that contains the link, or a redirect, which is not followed.
 *
 * @param api within a region
 * @throws {ApiError} if the response contains no link
 */
export async function presignedLink(api: Api, contentPath: string): Promise<string> {
	const { headers, body } = await api.get(contentPath, {
		query: { presignUrl: true },
		headers: { Accept: '*/*' },
		followRedirects: false,
		parse: findLink,
	});
	const link = (body as string | undefined) ?? linkIn(headers.location);
	if (link !== undefined) return link;
	throw new ApiError(
		{ request: `GET ${contentPath}`, serverMessage: '', isWrite: false },
		{
			message: '8x8 returned no link',
			description: "Turn off 'Return Link Instead' to download the content.",
		},
	);
}

/** @throws {SyntaxError} if the text contains no link */
function findLink(text: string): string {
	const link = linkIn(tryJson(text));
	if (link !== undefined) return link;
	throw new SyntaxError('no link in the response');
}

function linkIn(value: unknown): string | undefined {
	if (typeof value === 'string') {
		const text = value.trim();
		return /^https?:\/\/\S+$/.test(text) ? text : undefined;
	}
	if (Array.isArray(value)) return value.length === 1 ? linkIn(value[0]) : undefined;
	if (typeof value !== 'object' || value === null) return undefined;
	const links = linkKeys.map((key) => linkIn((value as Record<string, unknown>)[key]));
	return links.find((link) => link !== undefined);
}
