import type { IDataObject } from 'n8n-workflow';
import type { OutputFile } from '../shared/file';
import type { Api } from '../shared/http/client';
import { generalAdvice, RequestFailed, unreadableBody } from '../shared/http/requestFailed';
import { verifiedStream } from '../shared/verifiedStream';
import type { CallDetail } from './callLogs';
import { snapshotPath } from './snapshotPath';

/**
 * Opens a picture of a conversation.
 *
 * @param path checked by snapshotPath, therefore safe to send as it is
 * @param property name of the item's binary property
 * @throws {RequestFailed}
 */
export async function openSnapshot(api: Api, path: string, property: string): Promise<OutputFile> {
	const { body, headers } = await api.stream(path, { headers: { Accept: '*/*' } });
	const fileName = path.slice(path.lastIndexOf('/') + 1);
	const [mimeType = ''] = (headers['content-type'] ?? '').split(';');
	if (mimeType === 'text/html') {
		body.destroy();
		throw notAPicture(path);
	}
	return {
		property,
		fileName,
		// n8n guesses from the name where the server says nothing of use.
		mimeType: mimeType.startsWith('image/') ? mimeType : undefined,
		stream: verifiedStream(body, { name: fileName, request: `GET ${path}` }),
	};
}

/** A page is what a proxy or a login sends in place of a picture. */
function notAPicture(path: string): RequestFailed {
	const failure = {
		request: `GET ${path}`,
		code: unreadableBody,
		isWrite: false,
		serverMessage: '',
	};
	return new RequestFailed(failure, generalAdvice(failure));
}

/** Paths of the pictures of a call, each once. */
export function snapshotsOf({ Conversation = [] }: CallDetail): string[] {
	return [...new Set(Conversation.flatMap(({ data }) => snapshotPath(data) ?? []))];
}

/**
 * Yields the pictures of a call one after the other, as `snapshot_0`, `snapshot_1` …
 *
 * One that 8x8 does not have is passed over, since a guest can write what looks like a path.
 *
 * @param report gets an entry for each: `{path, field}`, or `{path, error}` for one that is missing
 */
export async function* openSnapshots(
	api: Api,
	paths: readonly string[],
	report: IDataObject[],
): AsyncGenerator<OutputFile> {
	for (const [index, path] of paths.entries()) {
		const field = `snapshot_${index}`;
		const file = await openSnapshot(api, path, field).catch(unlessMissing);
		report.push(file ? { path, field } : { path, error: '8x8 has no such picture' });
		if (file) yield file;
	}
}

function unlessMissing(error: unknown): undefined {
	if (error instanceof RequestFailed && error.failure.status === 404) return undefined;
	throw error;
}
