import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxBody } from '../http';

/** A body of any form as chunks. */
export async function* chunksOf(body: SandboxBody): AsyncGenerator<Buffer> {
	if (typeof body === 'string') yield Buffer.from(body);
	else if (Buffer.isBuffer(body)) yield body;
	else yield* body;
}

/** A whole body in memory: for small ones. */
export async function toBuffer(body: SandboxBody): Promise<Buffer> {
	if (typeof body === 'string') return Buffer.from(body);
	if (Buffer.isBuffer(body)) return body;
	const chunks: Buffer[] = [];
	for await (const chunk of body) chunks.push(chunk);
	return Buffer.concat(chunks);
}

/** Ends quietly after `bytes`. */
export function truncate(bytes: number) {
	return async function* (body: SandboxBody): AsyncGenerator<Buffer> {
		let left = bytes;
		for await (const chunk of chunksOf(body)) {
			if (left <= 0) return;
			yield chunk.subarray(0, left);
			left -= chunk.length;
		}
	};
}

/** Fails after `bytes`, which closes the connection. */
export function dropAfter(bytes: number) {
	return async function* (body: SandboxBody): AsyncGenerator<Buffer> {
		yield* truncate(bytes)(body);
		throw new Error('Connection dropped in the middle of the body');
	};
}

/** Sends nothing more after `bytes`, and keeps the connection open. */
export function stallAfter(bytes: number) {
	return async function* (body: SandboxBody): AsyncGenerator<Buffer> {
		yield* truncate(bytes)(body);
		await new Promise(() => undefined);
	};
}

/** Flips the bits of the byte at a position. */
export function corrupt(atByte: number) {
	return async function* (body: SandboxBody): AsyncGenerator<Buffer> {
		let position = 0;
		for await (const chunk of chunksOf(body)) {
			const index = atByte - position;
			position += chunk.length;
			if (index < 0 || index >= chunk.length) {
				yield chunk;
				continue;
			}
			const changed = Buffer.from(chunk);
			changed[index] ^= 0xff;
			yield changed;
		}
	};
}

/** Sends `bytes` at a time with a delay after each. */
export function trickle(bytes: number, everyMs: number) {
	return async function* (body: SandboxBody): AsyncGenerator<Buffer> {
		for await (const chunk of chunksOf(body)) {
			for (let start = 0; start < chunk.length; start += bytes) {
				yield chunk.subarray(start, start + bytes);
				await sleep(everyMs, undefined, { ref: false });
			}
		}
	};
}
