import type { IBinaryKeyData, IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { RequestFailed } from './http/requestFailed';
import { brokenStream, retryDelay } from './http/retry';
import { settle } from './settle';

type BinaryHelpers = Pick<IExecuteFunctions['helpers'], 'prepareBinaryData'>;

/** The part of a context that stores files; execution and poll contexts have it. */
export interface BinaryContext {
	readonly helpers: BinaryHelpers;
}

/** A readable stream as n8n's binary storage takes it. */
export type FileStream = Exclude<Parameters<BinaryHelpers['prepareBinaryData']>[0], Buffer>;

const isFile = Symbol('file');

/** A file that an operation hands out: streamed into n8n's binary data, never held in memory. */
export interface FileOutput {
	readonly [isFile]: true;
	/** The item's JSON beside the file; asked for when the whole file has passed. */
	readonly json: () => IDataObject;
	/** Name of the item's binary property. */
	readonly property: string;
	readonly fileName: string;
	/** MIME type; n8n guesses from the name when it is missing. */
	readonly mimeType?: string;
	/** Starts the download, from the first byte each time. @throws {RequestFailed} */
	open(): Promise<FileStream>;
	/** Waits for so many milliseconds; rejects when the execution is cancelled. */
	wait(milliseconds: number): Promise<void>;
}

export function fileOutput(file: Omit<FileOutput, typeof isFile>): FileOutput {
	return { [isFile]: true, ...file };
}

export function isFileOutput(output: IDataObject | FileOutput): output is FileOutput {
	return isFile in output;
}

/**
 * Streams a file into n8n's binary data. A stream that breaks, or does not bring what was announced, is
 * opened again from the start, as often as any read is repeated. n8n drops what a failed stream wrote.
 *
 * @throws {RequestFailed} when the last attempt failed, too
 */
export async function storeFile(
	file: FileOutput,
	{ helpers }: BinaryContext,
): Promise<{ json: IDataObject; binary: IBinaryKeyData }> {
	const { property, fileName, mimeType } = file;
	for (let number = 1; ; number++) {
		const stream = await file.open();
		const stored = await settle(helpers.prepareBinaryData(stream, fileName, mimeType));
		if ('value' in stored) return { json: file.json(), binary: { [property]: stored.value } };
		const delay = delayAfter(stored.error, number);
		if (delay === undefined) throw stored.error;
		await file.wait(delay);
	}
}

/** Milliseconds to wait before the file is opened again; undefined when that would be of no use. */
function delayAfter(error: unknown, number: number): number | undefined {
	const isBroken = error instanceof RequestFailed && error.failure.code === brokenStream;
	if (!isBroken) return undefined;
	return retryDelay({ replayable: true, code: brokenStream, number }, Math.random(), Date.now());
}
