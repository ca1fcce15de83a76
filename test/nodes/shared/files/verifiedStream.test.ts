import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { IdleTimeoutError } from '../../../../nodes/shared/http/chunks';
import {
	checkFacts,
	verifiedStream,
	type FileFacts,
} from '../../../../nodes/shared/files/verifiedStream';
import { brokenStream } from '../../../support/http/brokenStream';

const chunks = ['first ', 'second ', 'third'].map((text) => Buffer.from(text));
const whole = Buffer.concat(chunks);
const md5 = createHash('md5').update(whole).digest('hex');

/** What arrives of a file for which the server announced these properties. */
async function arrived(source: Readable, facts: FileFacts) {
	const options = { name: 'call.mp3', request: 'GET /file', check: checkFacts(facts) };
	const parts: Buffer[] = [];
	for await (const chunk of verifiedStream(source, options)) parts.push(chunk);
	return Buffer.concat(parts);
}

describe('verifiedStream', () => {
	it.each([{}, { bytes: whole.length }, { md5 }, { md5: md5.toUpperCase(), bytes: whole.length }])(
		'passes bytes that match %j',
		async (facts) => {
			expect(await arrived(Readable.from(chunks), facts)).toEqual(whole);
		},
	);

	it('passes an empty file', async () => {
		expect(await arrived(Readable.from([]), { bytes: 0 })).toHaveLength(0);
	});

	it.each([
		[{ bytes: 17 }, '17 bytes were announced, but 18 arrived.'],
		[{ bytes: 19 }, '19 bytes were announced, but 18 arrived.'],
		[{ md5: '0'.repeat(32) }, 'Its MD5 checksum is not the announced one.'],
	])('fails at the end of a file that does not match %j', async (facts, problem) => {
		await expect(arrived(Readable.from(chunks), facts)).rejects.toMatchObject({
			name: 'ApiError',
			message: "'call.mp3' did not arrive completely",
			description: `${problem} The incomplete file was discarded. Try again. (GET /file)`,
			failure: { request: 'GET /file', code: 'BROKEN_STREAM', isWrite: false },
		});
	});

	it('reports after how many bytes a connection broke', async () => {
		const source = Readable.from(brokenStream(chunks.slice(0, 2), new Error('ECONNRESET')));
		await expect(arrived(source, {})).rejects.toMatchObject({
			message: "'call.mp3' did not arrive completely",
			description: expect.stringContaining('The connection broke after 13 bytes.'),
		});
	});

	it('reports after how many bytes a server stalled', async () => {
		const source = Readable.from(
			brokenStream(chunks.slice(0, 1), new IdleTimeoutError('Nothing came')),
		);
		await expect(arrived(source, {})).rejects.toMatchObject({
			description: expect.stringContaining('The server stopped sending after 6 bytes.'),
		});
	});

	it('is a stream of bytes, not of objects', () => {
		const options = { name: '', request: '', check: checkFacts({}) };
		const stream = verifiedStream(Readable.from(chunks), options);
		expect(stream.readableObjectMode).toBe(false);
		stream.destroy();
	});
});
