import type { FileCheck } from '../../shared/files/verifiedStream';

/** Checks a zip while it is streamed. */
export interface ZipCheck extends FileCheck {
	/** Names of the files in the zip; undefined if its directory is too large or has another format. */
	names(): string[] | undefined;
}

/** Bytes kept from the end of a zip, where its directory is: about 150 bytes for each file. */
const keptBytes = 1_048_576;

const endSignature = 0x06054b50;
const endBytes = 22;
const entrySignature = 0x02014b50;
const entryBytes = 46;
/** Marks a number that needs the zip64 format. */
const tooLarge = 0xffffffff;

/**
 * Checks that a zip is complete, and reads the names in it. 8x8 reports neither size nor checksum of a zip,
 * but a zip ends with its own directory.
 */
export function checkZip(): ZipCheck {
	const chunks: Buffer[] = [];
	let kept = 0;
	let end: Buffer | undefined;

	const lastBytes = () => (end ??= Buffer.concat(chunks));
	return {
		update(chunk) {
			chunks.push(chunk);
			kept += chunk.length;
			for (let [first] = chunks; first && kept - first.length >= keptBytes; [first] = chunks) {
				chunks.shift();
				kept -= first.length;
			}
		},
		problem: () =>
			findEnd(lastBytes()) < 0
				? 'The end of the file is missing, or it is not a zip file.'
				: undefined,
		names: () => readNames(lastBytes()),
	};
}

/** Position of the record that ends a zip, which a comment may follow; -1 if there is none. */
function findEnd(bytes: Buffer): number {
	for (let at = bytes.length - endBytes; at >= 0; at--) {
		if (bytes.readUInt32LE(at) !== endSignature) continue;
		if (at + endBytes + bytes.readUInt16LE(at + 20) === bytes.length) return at;
	}
	return -1;
}

function readNames(bytes: Buffer): string[] | undefined {
	const end = findEnd(bytes);
	if (end < 0) return undefined;
	const size = bytes.readUInt32LE(end + 12);
	if (size === tooLarge || size > end) return undefined;
	const names: string[] = [];
	for (let at = end - size; at + entryBytes <= end;) {
		if (bytes.readUInt32LE(at) !== entrySignature) return undefined;
		const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
		const from = at + entryBytes;
		names.push(bytes.toString('utf8', from, from + (name ?? 0)));
		at = from + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
	}
	return names;
}
