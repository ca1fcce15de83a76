import type { IDataObject } from 'n8n-workflow';
import { fileOutput, type FileOutput } from '../../shared/files/fileOutput';
import type { FileStream } from '../../shared/http/transport';
import type { Api } from '../../shared/http/api';
import { readText } from '../../shared/http/chunks';
import { encodePath } from '../../shared/http/path';
import { unreadable } from '../../eightByEight/service';
import { ApiError } from '../../shared/errors/apiError';
import { safeFileName } from '../../shared/files/safeFileName';
import { verifiedStream } from '../../shared/files/verifiedStream';
import { parseJobs } from './job';
import { checkZip } from './zipCheck';

/**
 * A finished zip as a file. Nothing is requested until it is opened.
 *
 * @param api within the zip's region
 * @param property name of the item's binary field
 * @param describe makes the item's JSON from the names in the zip, which are undefined if unknown
 */
export function zipFile(
	api: Api,
	zipName: string,
	property: string,
	describe: (names: string[] | undefined) => IDataObject,
): FileOutput {
	let check = checkZip();
	return fileOutput({
		json: () => describe(check.names()),
		property,
		fileName: safeFileName(zipName),
		mimeType: 'application/zip',
		wait: api.wait,
		async open() {
			check = checkZip();
			const source = await openZip(api, zipName);
			return verifiedStream(source, { name: zipName, request: requestOf(zipName), check });
		},
	});
}

/** Maximum bytes of a JSON response about a zip. */
const maxJobBytes = 1_048_576;

const zipPath = (zipName: string) => encodePath`/bulk/download/${zipName}`;
const requestOf = (zipName: string) => `GET ${zipPath(zipName)}`;

/** 8x8's guide documents the zip as the response; its reference documents a job with a link to the zip. */
async function openZip(api: Api, zipName: string): Promise<FileStream> {
	const response = await api.stream(zipPath(zipName), { headers: { Accept: '*/*' } });
	const isJson = /\bjson\b/i.test(response.headers['content-type'] ?? '');
	if (!isJson) return response.body;
	const [job] = readJobs(await readText(response.body, maxJobBytes), requestOf(zipName));
	if (job?.url) return (await api.openLink(job.url)).body;
	throw new ApiError(
		{ request: requestOf(zipName), serverMessage: '', isWrite: false },
		{
			message: `The zip ${zipName} cannot be downloaded: its status is ${job?.status ?? 'unknown'}`,
			description: 'Only zips that are DONE or PARTIAL_DONE can be downloaded.',
		},
	);
}

function readJobs(text: string, request: string): ReturnType<typeof parseJobs> {
	try {
		return parseJobs(text);
	} catch {
		throw unreadable(request);
	}
}
