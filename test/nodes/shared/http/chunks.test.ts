import { PassThrough, Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { chunksOf, Silence } from '../../../../nodes/shared/http/chunks';

/** Milliseconds of silence that the streams of this file are allowed. */
const silenceMs = 40;

async function collect(chunks: AsyncIterable<Buffer>): Promise<string> {
	let text = '';
	for await (const chunk of chunks) text += chunk.toString();
	return text;
}

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('chunksOf', () => {
	it('yields all chunks in order', async () => {
		const source = Readable.from([Buffer.from('a'), Buffer.from('b')]);
		expect(await collect(chunksOf(source))).toBe('ab');
	});

	it.each([[[]], [['first']]])('fails when a stream falls silent after %j', async (before) => {
		const source = new PassThrough();
		for (const chunk of before) source.write(chunk);
		await expect(collect(chunksOf(source, silenceMs))).rejects.toThrow(Silence);
		expect(source.destroyed).toBe(true);
	});

	it('takes a slow stream for what it is', async () => {
		const source = new PassThrough();
		const read = collect(chunksOf(source, 20 * silenceMs));
		for (let chunk = 0; chunk < 30; chunk++) {
			source.write('.');
			await sleep(silenceMs);
		}
		source.end();
		expect(await read).toHaveLength(30);
	});

	it('does not count the time in which nobody asks for a chunk', async () => {
		const source = new PassThrough();
		source.write('first');
		const chunks = chunksOf(source, silenceMs);
		await chunks.next();
		await sleep(4 * silenceMs);
		source.end('last');
		expect(await collect(chunks)).toBe('last');
	});

	it('fails with what the stream fails with', async () => {
		const source = new PassThrough();
		source.destroy(new Error('broken'));
		await expect(collect(chunksOf(source))).rejects.toThrow('broken');
	});

	it('closes a stream that is not read to its end, and leaves no timer', async () => {
		const before = timers();
		const source = new PassThrough();
		source.write('first');
		for await (const chunk of chunksOf(source)) {
			expect(chunk.toString()).toBe('first');
			break;
		}
		expect(source.destroyed).toBe(true);
		await sleep(0);
		expect(timers()).toBe(before);
	});
});
