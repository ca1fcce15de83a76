import { createHash } from 'node:crypto';
import { hash, mix } from '../random';

/** What the bytes of a content derive from. */
export interface ContentSource {
	id: string;
	mimeType: string;
	/** Bytes. */
	storedBytes: number;
}

const BLOCK = 64 * 1024;
const MARK_LENGTH = 8;
const PRINTABLE = 'abcdefghijklmnopqrstuvwxyz ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789';
const JSON_START = '{"sandbox":"';
const JSON_END = '"}';

function isText(mimeType: string): boolean {
	return mimeType.startsWith('text/') || mimeType === 'application/json';
}

function pattern(printable: boolean): Buffer {
	return Buffer.from(
		Array.from({ length: BLOCK }, (_, index) => {
			const random = mix(0, index);
			return printable ? PRINTABLE.charCodeAt(random % PRINTABLE.length) : random & 0xff;
		}),
	);
}

const TEXT_PATTERN = pattern(true);
const BINARY_PATTERN = pattern(false);

/**
 * Blocks of one pattern; each begins with a mark of its own, so that the contents of objects
 * differ, and a lost, doubled or swapped block changes the checksum.
 */
function* filler({ id, mimeType }: ContentSource, length: number): Generator<Buffer> {
	const from = isText(mimeType) ? TEXT_PATTERN : BINARY_PATTERN;
	for (let start = 0; start < length; start += BLOCK) {
		const block = Buffer.from(from.subarray(0, Math.min(BLOCK, length - start)));
		block.write(
			mix(hash(id), start / BLOCK)
				.toString(16)
				.padStart(MARK_LENGTH, '0'),
			'latin1',
		);
		yield block;
	}
}

/** The bytes of an object, generated on demand: 2 GB take no more memory than 64 KiB. */
export function* contentOf(source: ContentSource): Generator<Buffer> {
	const around = JSON_START.length + JSON_END.length;
	if (source.mimeType !== 'application/json' || source.storedBytes < around) {
		yield* filler(source, source.storedBytes);
		return;
	}
	yield Buffer.from(JSON_START);
	yield* filler(source, source.storedBytes - around);
	yield Buffer.from(JSON_END);
}

/** MD5 of the same bytes, in hexadecimal. Yields to other work while it reads a large one. */
export async function md5Of(source: ContentSource): Promise<string> {
	const digest = createHash('md5');
	let blocks = 0;
	for (const block of contentOf(source)) {
		digest.update(block);
		if (++blocks % 256 === 0) await new Promise((resolve) => setImmediate(resolve));
	}
	return digest.digest('hex');
}
