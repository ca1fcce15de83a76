import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** A readable stream as n8n's binary storage takes it. */
export type FileStream = Exclude<
	Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0],
	Buffer
>;

const isFile = Symbol('file');

/** A file that an operation hands out: streamed into n8n's binary data, never held in memory. */
export interface FileOutput {
	readonly [isFile]: true;
	/** The item's JSON beside the file. */
	readonly json: IDataObject;
	/** Name of the item's binary property. */
	readonly property: string;
	readonly fileName: string;
	/** MIME type; n8n guesses from the name when it is missing. */
	readonly mimeType?: string;
	readonly stream: FileStream;
}

export function fileOutput(file: Omit<FileOutput, typeof isFile>): FileOutput {
	return { [isFile]: true, ...file };
}

export function isFileOutput(output: IDataObject | FileOutput): output is FileOutput {
	return isFile in output;
}
