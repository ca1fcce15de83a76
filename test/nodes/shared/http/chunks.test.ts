import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { chunksOf, readText, IdleTimeoutError } from '../../../../nodes/shared/http/chunks';
import { brokenStream } from '../../../support/http/brokenStream';

/** Idle timeout of the streams in this file, in milliseconds. */
const timeoutMs = 40;

async function collect(chunks: AsyncIterable<Buffer>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += chunk.toString();
	return text;
}

describe('chunksOf', () => {
	it('yields all chunks in order', async () => {
		const source = Readable.from([Buffer.from('a'), Buffer.from('b')]);
		expect(await collect(chunksOf(source))).toBe('ab');
	});

	it.each([[[]], [['first']]])('fails when a stream stalls after %j', async (before) => {
		const source = new PassThrough();
		for (const chunk of before) source.write(chunk);
		const reading = collect(chunksOf(source, timeoutMs));
		await expect(reading).rejects.toThrow(IdleTimeoutError);
		await expect(reading).rejects.toThrow('Nothing came for 0.04 seconds');
		expect(source.destroyed).toBe(true);
	});

	it('accepts a slow stream', async () => {
		const source = new PassThrough();
		const read = collect(chunksOf(source, 20 * timeoutMs));
		for (let chunk = 0; chunk < 30; chunk++) {
			source.write('.');
			await sleep(timeoutMs);
		}
		source.end();
		expect(await read).toHaveLength(30);
	});

	it('does not count the time in which no chunk is requested', async () => {
		const source = new PassThrough();
		source.write('first');
		const chunks = chunksOf(source, timeoutMs);
		await chunks.next();
		await sleep(4 * timeoutMs);
		source.end('last');
		expect(await collect(chunks)).toBe('last');
	});

	it('fails with the stream’s error', async () => {
		const source = new PassThrough();
		source.destroy(new Error('broken'));
		await expect(collect(chunksOf(source))).rejects.toThrow('broken');
	});

	it('closes a stream that is not read to its end and removes its listeners', async () => {
		const watch = jest.spyOn(AbortSignal, 'timeout');
		const source = new PassThrough();
		source.write('first');
		for await (const chunk of chunksOf(source, timeoutMs)) {
			expect(chunk.toString()).toBe('first');
			break;
		}
		expect(source.destroyed).toBe(true);
		await sleep(4 * timeoutMs);
		expect(watch).toHaveBeenCalledTimes(1);
		watch.mockRestore();
	});
});

describe('readText', () => {
	it('joins characters that are split between chunks', async () => {
		const bytes = Buffer.from('Zürich 🎧');
		const source = Readable.from([...bytes].map((byte) => Buffer.of(byte)));
		expect(await readText(source, 100)).toBe('Zürich 🎧');
	});

	it('reads no further than the limit', async () => {
		const source = new PassThrough();
		source.write('four');
		expect(await readText(source, 3)).toBe('four');
		expect(source.destroyed).toBe(true);
	});

	it('fails with a stream that breaks before the limit', async () => {
		const broken = () => Readable.from(brokenStream([Buffer.from('begun')], new Error('broken')));
		await expect(readText(broken(), 100)).rejects.toThrow('broken');
		expect(await readText(broken(), 100, () => undefined)).toBe('begun');
	});
});
