import type { IDataObject } from 'n8n-workflow';
import type { OutputFile } from '../../shared/files/fileOutput';
import type { FileStream } from '../../shared/http/transport';
import type { Api } from '../../shared/http/api';
import { safeFileName } from '../../shared/files/safeFileName';
import { hasStatus } from '../../shared/errors/apiError';
import { verifiedStream, type FileCheck } from '../../shared/files/verifiedStream';
import type { CallDetail } from './callLogs';
import { snapshotPath } from './snapshotPath';

/**
 * A snapshot of a conversation as a file. Nothing is requested until it is opened.
 *
 * @param path already checked by `snapshotPath`, so it is sent unchanged
 * @param property name of the item's binary field
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

/** 8x8 reports neither size nor checksum, so only empty responses and HTML pages can be detected. */
function checkSnapshot(contentType = ''): FileCheck {
	let bytes = 0;
	return {
		update(chunk) {
			bytes += chunk.length;
		},
		problem() {
			// A proxy or a login page may respond instead of 8x8.
			if (contentType.startsWith('text/html'))
				return 'An HTML page arrived instead of the snapshot.';
			return bytes === 0 ? 'The snapshot is empty.' : undefined;
		},
	};
}

/** Paths of the snapshots in a call's conversation, without duplicates. */
export function snapshotsOf({ Conversation }: CallDetail): string[] {
	return [...new Set((Conversation ?? []).flatMap(({ data }) => snapshotPath(data) ?? []))];
}

/**
 * Yields the snapshots of a call one at a time, in the binary fields `snapshot_0`, `snapshot_1` and so on.
 *
 * Snapshots that 8x8 does not find are skipped, because a guest can type text that looks like a path.
 *
 * @param report receives an entry for each path: `{path, field}`, or `{path, error}` if it was skipped
 * @throws {ApiError} for any failure other than 404
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

/** Returns the stream that is already open on the first call, and opens a new one on later calls. */
function firstThen(first: FileStream, open: OutputFile['open']): OutputFile['open'] {
	const ready = [first];
	return async () => ready.pop() ?? (await open());
}

function unlessMissing(error: unknown): undefined {
	if (hasStatus(error, 404)) return undefined;
	throw error;
}
