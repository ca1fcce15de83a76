import type { IBinaryData, IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { ApiError, brokenStream } from '../errors/apiError';
import { retryDelay } from '../http/retry';
import type { FileStream } from '../http/transport';
import { settle } from '../util/settle';

type BinaryHelpers = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData'>;

/** The part of a context that stores files; execution and poll contexts have it. */
export interface BinaryContext {
	readonly helpers: BinaryHelpers;
}

/** One file of an item. */
export interface OutputFile {
	/** Name of the item's binary property. */
	readonly property: string;
	readonly fileName: string;
	/** MIME type; if missing, n8n derives it from the name. */
	readonly mimeType?: string;
	/** Starts the download, from the first byte each time. @throws {ApiError} */
	open(): Promise<FileStream>;
	/** Waits for so many milliseconds; rejects when the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
}

const isFile = Symbol('file');

/** An item with files: streamed into n8n's binary data one after the other, never held in memory. */
export interface FileOutput {
	readonly [isFile]: true;
	/** The item's JSON beside the files; called after the last file has been stored. */
	readonly json: () => IDataObject;
	readonly files: Iterable<OutputFile> | AsyncIterable<OutputFile>;
}

/** An item with one file. */
export function fileOutput({ json, ...file }: OutputFile & Pick<FileOutput, 'json'>): FileOutput {
	return filesOutput(json, [file]);
}

/** An item with any number of files; each is requested and opened when its turn comes. */
export function filesOutput(json: FileOutput['json'], files: FileOutput['files']): FileOutput {
	return { [isFile]: true, json, files };
}

export function isFileOutput(output: IDataObject | FileOutput): output is FileOutput {
	return isFile in output;
}

/**
 * Streams an item's files into n8n's binary data.
 *
 * @throws {ApiError} if one of them fails
 */
export async function storeFiles(
	{ json, files }: FileOutput,
	context: BinaryContext,
): Promise<{ json: IDataObject; binary: IBinaryKeyData }> {
	const binary: IBinaryKeyData = {};
	for await (const file of files) binary[file.property] = await storeFile(file, context);
	return { json: json(), binary };
}

/**
 * A stream that breaks or fails its check is opened again from the start, as often as any read is retried. n8n
 * discards what a failed stream wrote.
 */
async function storeFile(file: OutputFile, { helpers }: BinaryContext): Promise<IBinaryData> {
	const { fileName, mimeType } = file;
	for (let number = 1; ; number++) {
		const stream = await file.open();
		const stored = await settle(helpers.prepareBinaryData(stream, fileName, mimeType));
		if ('value' in stored) return stored.value;
		const delay = delayAfter(stored.error, number);
		if (delay === undefined) throw stored.error;
		await file.wait(delay);
	}
}

/** Milliseconds to wait before the file is opened again; undefined if a retry would not help. */
function delayAfter(error: unknown, number: number): number | undefined {
	const isBroken = error instanceof ApiError && error.failure.code === brokenStream;
	if (!isBroken) return undefined;
	return retryDelay({ replayable: true, code: brokenStream, number }, Math.random(), Date.now());
}
