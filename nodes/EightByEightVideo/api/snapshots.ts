import type { IDataObject } from 'n8n-workflow';
import type { OutputFile } from '../../shared/files/fileOutput';
import type { FileStream } from '../../shared/http/transport';
import type { Api } from '../../shared/http/api';
import { safeFileName } from '../../shared/files/safeFileName';
import { ApiError } from '../../shared/errors/apiError';
import { verifiedStream, type FileCheck } from '../../shared/files/verifiedStream';
import type { CallDetail } from './callLogs';
import { snapshotPath } from './snapshotPath';

/**
 * A snapshot of a conversation.
 *
 * @param path checked by snapshotPath, therefore safe to send as it is
 * @param property name of the item's binary property
 */
export function snapshotFile(api: Api, path: string, property: string): OutputFile {
	const fileName = safeFileName(path.slice(path.lastIndexOf('/') + 1));
	return {
		property,
		fileName,
		wait: api.wait,
		async open() {
			const { body, headers } = await api.stream(path, { headers: { Accept: '*/*' } });
			const check = checkSnapshot(headers['content-type']);
			return verifiedStream(body, { name: fileName, request: `GET ${path}`, check });
		},
	};
}

/** 8x8 gives neither size nor checksum of a snapshot: only what is none at all is found out. */
function checkSnapshot(contentType = ''): FileCheck {
	let bytes = 0;
	return {
		update(chunk) {
			bytes += chunk.length;
		},
		problem() {
			// What a proxy or a login sends in place of a snapshot.
			if (contentType.startsWith('text/html'))
				return 'An HTML page arrived instead of the snapshot.';
			return bytes === 0 ? 'The snapshot is empty.' : undefined;
		},
	};
}

/** Paths of the snapshots of a call, each once. */
export function snapshotsOf({ Conversation }: CallDetail): string[] {
	return [...new Set((Conversation ?? []).flatMap(({ data }) => snapshotPath(data) ?? []))];
}

/**
 * Yields the snapshots of a call one after the other, as `snapshot_0`, `snapshot_1` …
 *
 * One that 8x8 does not have is passed over, since a guest can write what looks like a path.
 *
 * @param report gets an entry for each: `{path, field}`, or `{path, error}` for one that is missing
 */
export async function* snapshotFiles(
	api: Api,
	paths: readonly string[],
	report: IDataObject[],
): AsyncGenerator<OutputFile> {
	for (const [index, path] of paths.entries()) {
		const field = `snapshot_${index}`;
		const file = snapshotFile(api, path, field);
		const stream = await file.open().catch(unlessMissing);
		report.push(stream ? { path, field } : { path, error: '8x8 found no snapshot at this path' });
		if (stream) yield { ...file, open: firstThen(stream, async () => await file.open()) };
	}
}

/** Opens with the stream that is there already, and anew after that. */
function firstThen(first: FileStream, open: OutputFile['open']): OutputFile['open'] {
	const ready = [first];
	return async () => ready.pop() ?? (await open());
}

function unlessMissing(error: unknown): undefined {
	if (error instanceof ApiError && error.failure.status === 404) return undefined;
	throw error;
}
