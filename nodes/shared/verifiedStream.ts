import { createHash } from 'node:crypto';
import type { FileStream } from './file';
import { RequestFailed } from './http/requestFailed';

/** What a server says of a file. */
export interface FileFacts {
	/** Shown when the check fails. */
	readonly name: string;
	/** Size in bytes; undefined when the server does not say. */
	readonly bytes?: number;
	/** MD5 in hexadecimal; undefined when the server does not say, or gives another kind of checksum. */
	readonly md5?: string;
	/** `GET /objects/…/content`, for the error. */
	readonly request: string;
}

/**
 * The same stream, checked on the way: it fails before its end when size or MD5 are not what the server
 * said, or when the connection breaks. Whoever stores it then stores nothing.
 *
 * Holds one chunk at a time.
 */
export function verifiedStream(source: FileStream, facts: FileFacts): FileStream {
	// node:stream is out of reach of a community node; every stream's class knows how to make one.
	const streamClass = source.constructor as unknown as {
		from(chunks: AsyncIterable<Buffer>, options: { objectMode: boolean }): FileStream;
	};
	return streamClass.from(check(source, facts), { objectMode: false });
}

async function* check(source: FileStream, facts: FileFacts): AsyncGenerator<Buffer> {
	const md5 = createHash('md5');
	let bytes = 0;
	try {
		for await (const chunk of source as AsyncIterable<Buffer>) {
			bytes += chunk.length;
			md5.update(chunk);
			yield chunk;
		}
	} catch {
		throw corrupt(facts, `The connection broke after ${bytes} bytes.`);
	}
	if (facts.bytes !== undefined && bytes !== facts.bytes) {
		throw corrupt(facts, `8x8 announced ${facts.bytes} bytes, ${bytes} came.`);
	}
	if (facts.md5 !== undefined && md5.digest('hex') !== facts.md5.toLowerCase()) {
		throw corrupt(facts, 'Its MD5 is not the one that 8x8 announced.');
	}
}

function corrupt({ name, request }: FileFacts, detail: string): RequestFailed {
	return new RequestFailed(
		{ request, serverMessage: '', isWrite: false },
		{
			message: `'${name}' did not arrive whole`,
			description: `${detail} Nothing was kept. Try again.`,
		},
	);
}
