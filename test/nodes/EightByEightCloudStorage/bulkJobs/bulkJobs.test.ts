import { contentsOf } from '../../../../nodes/EightByEightCloudStorage/bulkJobs/contents';
import { parseJobs, type BulkJob } from '../../../../nodes/EightByEightCloudStorage/bulkJobs/job';
import { maxZipBytes, planZips } from '../../../../nodes/EightByEightCloudStorage/bulkJobs/plan';
import { waitForEnd } from '../../../../nodes/EightByEightCloudStorage/bulkJobs/waitForEnd';
import { checkZip } from '../../../../nodes/EightByEightCloudStorage/bulkJobs/zipCheck';
import type { Api } from '../../../../nodes/shared/http/api';
import { seededRandom } from '../../../support/seededRandom';
import { zipOf } from '../../../sandbox/storage/zip';

describe('planZips', () => {
	it('keeps every zip within 2 GB and the object limit, and omits no object', () => {
		const random = seededRandom(1);
		const objects = Array.from({ length: 3000 }, (_, index) => ({
			id: String(index),
			objectName: `n${random.below(1500)}`,
			storedBytes: random.below(300_000_000),
		}));
		const zips = planZips(objects);
		expect(
			zips
				.flat()
				.map(({ id }) => Number(id))
				.sort((a, b) => a - b),
		).toEqual(objects.map((_, index) => index));
		for (const zip of zips) {
			const bytes = zip.reduce((sum, { storedBytes }) => sum + Number(storedBytes), 0);
			expect(bytes).toBeLessThanOrEqual(maxZipBytes);
			expect(zip.length).toBeLessThanOrEqual(500);
			expect(new Set(zip.map(({ objectName }) => objectName)).size).toBe(zip.length);
		}
	});

	it('puts an object above the limit into a zip of its own', () => {
		const sizes = [1, 3e9, 2].map((storedBytes, index) => ({ id: String(index), storedBytes }));
		expect(planZips(sizes).map((zip) => zip.map(({ id }) => id))).toEqual([['0', '2'], ['1']]);
	});
});

describe('parseJobs', () => {
	const job = { zipName: 'a.zip', status: 'DONE' };
	it.each([
		[JSON.stringify(job), [job]],
		[JSON.stringify([job]), [job]],
		['[]', []],
	])('reads %s', (text, jobs) => {
		expect(parseJobs(text)).toEqual(jobs);
	});

	it.each(['', '<html>', '"text"', '{}', '[1]'])('rejects %s', (text) => {
		expect(() => parseJobs(text)).toThrow(SyntaxError);
	});
});

describe('waitForEnd', () => {
	/** An API that returns one status after the other and records the delays. */
	function answering(statuses: string[]) {
		const pauses: number[] = [];
		const reports: string[] = [];
		const api = {
			report: (progress: string) => void reports.push(progress),
			wait: async (milliseconds: number) => void pauses.push(milliseconds),
			get: async () => ({ body: [{ zipName: 'a.zip', status: statuses.shift() ?? 'DONE' }] }),
		} as unknown as Api;
		return { api, pauses, reports };
	}
	const started: BulkJob = { zipName: 'a.zip', status: 'NOT_STARTED' };
	const options = { pollIntervalMs: 15_000, deadline: Infinity };

	it('backs off to a polling interval of 30 seconds', async () => {
		const { api, pauses } = answering([...Array<string>(4).fill('IN_PROGRESS')]);
		expect(await waitForEnd(api, started, 'Zip 1', options)).toMatchObject({ status: 'DONE' });
		expect(pauses).toEqual([15_000, 22_500, 30_000, 30_000, 30_000]);
	});

	it.each(['DONE', 'PARTIAL_DONE', 'FAILED', 'ERROR', 'CANCELLED'])(
		'treats %s as final',
		async (status) => {
			const { api, pauses } = answering([status]);
			expect(await waitForEnd(api, started, 'Zip 1', options)).toMatchObject({ status });
			expect(pauses).toHaveLength(1);
		},
	);

	it('does not wait for a job that is already done', async () => {
		const { api, pauses } = answering([]);
		await waitForEnd(api, { ...started, status: 'DONE' }, 'Zip 1', options);
		expect(pauses).toEqual([]);
	});

	it('times out with the zip name in the error', async () => {
		const { api } = answering([]);
		const given = { ...options, deadline: Date.now() };
		expect(await waitForEnd(api, started, 'Zip 1', given)).toEqual({
			zipName: 'a.zip',
			status: 'NOT_READY_IN_TIME',
		});
	});

	it('reports its progress', async () => {
		const { api, reports } = answering(['IN_PROGRESS']);
		await waitForEnd(api, started, 'Zip 1', options);
		expect(reports).toEqual([
			'Zip 1: a.zip is NOT_STARTED',
			'Zip 1: a.zip is IN_PROGRESS',
			'Zip 1: a.zip is DONE',
		]);
	});
});

describe('checkZip', () => {
	async function watch(names: readonly string[], cut = 0, size = 100_000) {
		const entries = names.map((name) => ({ name, size, chunks: () => [Buffer.alloc(size, 7)] }));
		const chunks: Buffer[] = [];
		for await (const chunk of zipOf(entries)) chunks.push(chunk);
		const whole = Buffer.concat(chunks);
		const check = checkZip();
		for (let at = 0; at < whole.length - cut; at += 65_536) {
			check.update(whole.subarray(at, Math.min(at + 65_536, whole.length - cut)));
		}
		return check;
	}

	it.each([[[]], [['a.mp3', 'größe:+1.mp3']], [Array.from({ length: 60 }, (_, n) => `file-${n}`)]])(
		'reads the names in a zip: %j',
		async (names: string[]) => {
			const check = await watch(names);
			expect(check.problem()).toBeUndefined();
			expect(check.names()).toEqual(names);
		},
	);

	it.each([1, 22, 200, 150_000])('detects that the last %i bytes are missing', async (cut) => {
		const check = await watch(['a', 'b'], cut);
		expect(check.problem()).toBe('The end of the file is missing, or it is not a zip file.');
	});
});

describe('contentsOf', () => {
	const objects = [
		{ id: '1', objectName: 'a:b+c.mp3' },
		{ id: '2', objectName: 'd.mp3' },
	];

	it('recognises a file that was renamed in the zip', () => {
		const job = { zipName: 'z.zip', isComplete: false };
		expect(contentsOf(objects, ['a_b_c.mp3'], job)).toEqual({
			objects: [{ id: '1', objectName: 'a:b+c.mp3', entryName: 'a_b_c.mp3' }],
			missing: [
				{
					id: '2',
					objectName: 'd.mp3',
					zipName: 'z.zip',
					reason: '8x8 did not include it in the zip',
				},
			],
		});
	});

	it.each([[undefined], [['x', 'y']]])(
		'trusts the status DONE when names are ambiguous: %j',
		(names) => {
			const contents = contentsOf(objects, names, { zipName: 'z.zip', isComplete: true });
			expect(contents.objects).toHaveLength(2);
			expect(contents.missing).toEqual([]);
		},
	);
});
