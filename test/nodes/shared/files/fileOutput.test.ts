import type { IBinaryData } from 'n8n-workflow';
import {
	fileOutput,
	filesOutput,
	isFileOutput,
	storeFiles,
	type BinaryContext,
	type OutputFile,
} from '../../../../nodes/shared/files/fileOutput';
import { ApiError } from '../../../../nodes/shared/errors/apiError';
import type { FileStream } from '../../../../nodes/shared/http/transport';

const broken = (code = 'BROKEN_STREAM') =>
	new ApiError(
		{ request: 'GET /file', code, isWrite: false, serverMessage: '' },
		{ message: 'broken', description: 'Broken.' },
	);

/** An n8n that fails to store files with these errors before it succeeds. */
function storage(...errors: Error[]) {
	const stored: unknown[] = [];
	const prepareBinaryData = async (stream: unknown, fileName?: string, mimeType?: string) => {
		stored.push(stream);
		const error = errors.shift();
		if (error) throw error;
		return { data: String(stream), mimeType: mimeType ?? 'guessed', fileName };
	};
	return { stored, context: { helpers: { prepareBinaryData } } as unknown as BinaryContext };
}

/** A file with numbered streams that records what happens to it. */
function numberedFile(property = 'data') {
	const seen = { opened: 0, waits: [] as number[] };
	const file: OutputFile = {
		property,
		fileName: `${property}.mp3`,
		mimeType: 'audio/mpeg',
		open: async () => `${property} ${++seen.opened}` as unknown as FileStream,
		wait: async (milliseconds) => void seen.waits.push(milliseconds),
	};
	return { file, seen };
}

const store = async (file: OutputFile, context: BinaryContext) =>
	await storeFiles(fileOutput({ ...file, json: () => ({}) }), context);

describe('isFileOutput', () => {
	it('distinguishes files from JSON', () => {
		expect(isFileOutput(filesOutput(() => ({}), []))).toBe(true);
		expect(isFileOutput({ json: {}, files: [] })).toBe(false);
	});
});

describe('storeFiles', () => {
	it('puts each file into its field, with its name and type', async () => {
		const { context } = storage();
		const { file } = numberedFile('sound');
		expect(await store(file, context)).toEqual({
			json: {},
			binary: { sound: { data: 'sound 1', mimeType: 'audio/mpeg', fileName: 'sound.mp3' } },
		});
	});

	it('opens files one after the other, and requests the JSON after the last', async () => {
		const order: string[] = [];
		const open = (name: string) => async () => {
			order.push(`open ${name}`);
			return name as unknown as FileStream;
		};
		const files = ['a', 'b'].map((name) => ({ ...numberedFile(name).file, open: open(name) }));
		const json = () => {
			order.push('json');
			return { count: order.length };
		};
		const context: BinaryContext = {
			helpers: {
				async prepareBinaryData(stream) {
					order.push(`store ${String(stream)}`);
					return { data: '', mimeType: '' } satisfies IBinaryData;
				},
			},
		};
		const output = await storeFiles(filesOutput(json, files), context);
		expect(order).toEqual(['open a', 'store a', 'open b', 'store b', 'json']);
		expect(output.json).toEqual({ count: 5 });
	});

	it('reopens a broken stream with exponential backoff', async () => {
		const { context, stored } = storage(broken(), broken(), broken());
		const { file, seen } = numberedFile();
		const { binary } = await store(file, context);
		expect(binary.data.data).toBe('data 4');
		expect(stored).toEqual(['data 1', 'data 2', 'data 3', 'data 4']);
		expect(seen.waits).toHaveLength(3);
		for (const [index, wait] of seen.waits.entries()) {
			expect(wait).toBeGreaterThanOrEqual(200 * 2 ** index);
			expect(wait).toBeLessThanOrEqual(400 * 2 ** index);
		}
	});

	it('gives up after a stream has broken four times', async () => {
		const { context } = storage(broken(), broken(), broken(), broken());
		const { file, seen } = numberedFile();
		await expect(store(file, context)).rejects.toThrow('broken');
		expect([seen.opened, seen.waits.length]).toEqual([4, 3]);
	});

	it.each([
		new Error('disk full'),
		broken('ECONNRESET'),
		Object.assign(new Error('other'), { failure: { code: 'BROKEN_STREAM' } }),
	])('does not retry other failures: %p', async (error) => {
		const { context } = storage(error);
		const { file, seen } = numberedFile();
		await expect(store(file, context)).rejects.toThrow();
		expect([seen.opened, seen.waits]).toEqual([1, []]);
	});
});
