/** A file of an archive; its chunks are read once, in turn. */
export interface ZipEntry {
	name: string;
	/** Bytes. */
	size: number;
	chunks(): Iterable<Buffer>;
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
	let value = byte;
	for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
	return value >>> 0;
});

function updateCrc(crc: number, chunk: Buffer): number {
	let state = crc;
	for (const byte of chunk) state = CRC_TABLE[(state ^ byte) & 0xff] ^ (state >>> 8);
	return state;
}

/** Names are UTF-8, and sizes follow the data: what streaming writers do. */
const FLAGS = 0x0808;
const VERSION = 20;

function uint(size: 2 | 4, ...values: number[]): Buffer {
	const buffer = Buffer.alloc(size * values.length);
	values.forEach((value, index) => buffer.writeUIntLE(value, index * size, size));
	return buffer;
}

/** An uncompressed ZIP archive below 4 GB, generated while it is read. */
export async function* zipOf(entries: readonly ZipEntry[]): AsyncGenerator<Buffer> {
	const directory: Buffer[] = [];
	let offset = 0;
	for (const { name, size, chunks } of entries) {
		const start = offset;
		const nameBytes = Buffer.from(name);
		const header = Buffer.concat([
			uint(4, 0x04034b50),
			uint(2, VERSION, FLAGS, 0, 0, 0x21),
			uint(4, 0, 0, 0),
			uint(2, nameBytes.length, 0),
			nameBytes,
		]);
		yield header;
		let crc = 0xffffffff;
		for (const chunk of chunks()) {
			crc = updateCrc(crc, chunk);
			yield chunk;
		}
		const sums = uint(4, (crc ^ 0xffffffff) >>> 0, size, size);
		yield Buffer.concat([uint(4, 0x08074b50), sums]);
		offset += header.length + size + 16;
		directory.push(
			uint(4, 0x02014b50),
			uint(2, VERSION, VERSION, FLAGS, 0, 0, 0x21),
			sums,
			uint(2, nameBytes.length, 0, 0, 0, 0),
			uint(4, 0, start),
			nameBytes,
		);
	}
	const central = Buffer.concat(directory);
	yield central;
	yield Buffer.concat([
		uint(4, 0x06054b50),
		uint(2, 0, 0, entries.length, entries.length),
		uint(4, central.length, offset),
		uint(2, 0),
	]);
}
