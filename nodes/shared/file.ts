import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** A readable stream as n8n's binary storage takes it. */
export type FileStream = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Buffer
>;

/** One file of an item. */
export interface OutputFile {
	/** Name of the item's binary property. */
	readonly property: string;
	readonly fileName: string;
	/** MIME type; n8n guesses from the name when it is missing. */
	readonly mimeType?: string;
	readonly stream: FileStream;
}

const isFile = Symbol('file');

/** An item with files: streamed into n8n's binary data one after the other, never held in memory. */
export interface FileOutput {
	readonly [isFile]: true;
	/** The item's JSON beside the files. */
	readonly json: IDataObject;
	readonly files: Iterable<OutputFile> | AsyncIterable<OutputFile>;
}

/** An item with one file. */
export function fileOutput({
	json,
	...file
}: OutputFile & { readonly json: IDataObject }): FileOutput {
	return filesOutput(json, [file]);
}

/**
 * An item with any number of files.
 *
 * @param json read after the last file has arrived, so that it may tell what became of each
 * @param files each one's stream is opened when its turn comes
 */
export function filesOutput(json: IDataObject, files: FileOutput['files']): FileOutput {
	return { [isFile]: true, json, files };
}

export function isFileOutput(output: IDataObject | FileOutput): output is FileOutput {
	return isFile in output;
}
