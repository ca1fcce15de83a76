import { createHash } from 'node:crypto';
import { chunksOf, IdleTimeoutError } from '../http/chunks';
import { ApiError, brokenStream } from '../errors/apiError';
import type { FileStream } from '../http/transport';

/** Checks a file while it is streamed. */
export interface FileCheck {
	update(chunk: Buffer): void;
	/** Called at the end: a sentence on what is wrong, or undefined if the file is complete. */
	problem(): string | undefined;
}

/** What a server announced about a file. */
export interface FileFacts {
	/** Size in bytes; undefined if not announced. */
	readonly bytes?: number;
	/** MD5 in hexadecimal; undefined if not announced, or if the checksum is of another kind. */
	readonly md5?: string;
}

/** Checks a file against what the server announced about it. */
export function checkFacts({ bytes, md5 }: FileFacts): FileCheck {
	const digest = createHash('md5');
	let arrived = 0;
	return {
		update(chunk) {
			arrived += chunk.length;
			digest.update(chunk);
		},
		problem() {
			if (bytes !== undefined && arrived !== bytes) {
				return `${bytes} bytes were announced, but ${arrived} arrived.`;
			}
			if (md5 !== undefined && digest.digest('hex') !== md5.toLowerCase()) {
				return 'Its MD5 checksum is not the announced one.';
			}
			return undefined;
		},
	};
}

export interface VerifiedStreamOptions {
	/** The file's name, shown when the check fails. */
	readonly name: string;
	/** `GET /objects/…/content`, for the error. */
	readonly request: string;
	readonly check: FileCheck;
}

/**
 * The same stream, checked on the way. It fails before its end if the check finds a problem, or if the connection
 * breaks or times out, so that nothing is stored.
 *
 * Holds one chunk at a time.
 */
export function verifiedStream(source: FileStream, options: VerifiedStreamOptions): FileStream {
	// A community node must not import node:stream, but the class of every stream can create one.
	const streamClass = source.constructor as unknown as {
		from(chunks: AsyncIterable<Buffer>, options: { objectMode: boolean }): FileStream;
	};
	return streamClass.from(watch(source, options), { objectMode: false });
}

async function* watch(source: FileStream, options: VerifiedStreamOptions): AsyncGenerator<Buffer> {
	const { check } = options;
	let bytes = 0;
	try {
		for await (const chunk of chunksOf(source)) {
			bytes += chunk.length;
			check.update(chunk);
			yield chunk;
		}
	} catch (error) {
		const cause =
			error instanceof IdleTimeoutError ? 'The server stopped sending' : 'The connection broke';
		throw notWhole(options, `${cause} after ${bytes} bytes.`);
	}
	const problem = check.problem();
	if (problem) throw notWhole(options, problem);
}

function notWhole({ name, request }: VerifiedStreamOptions, detail: string): ApiError {
	return new ApiError(
		{ request, code: brokenStream, serverMessage: '', isWrite: false },
		{
			message: `'${name}' did not arrive completely`,
			description: `${detail} The incomplete file was discarded. Try again.`,
		},
	);
}
