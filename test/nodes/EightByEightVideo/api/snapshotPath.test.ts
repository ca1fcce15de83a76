import {
	checkSnapshotPath,
	snapshotPath,
} from '../../../../nodes/EightByEightVideo/api/snapshotPath';

describe('snapshotPath', () => {
	it.each([
		'/s3/uploads/snapshots/2019/2/8/1552458607812-snapshot.png',
		'/s3/uploads/snapshots/2019/2/8/1552018607812/snapshot.png',
		'/s3/a',
		'/s3/.hidden/...png',
	])('accepts %s', (path) => {
		expect(snapshotPath(path)).toBe(path);
		expect(checkSnapshotPath(path, 'Snapshot Path')).toBe(path);
	});

	it.each([
		'https://evil.example/s3/a.png',
		'//evil.example/s3/a.png',
		'/s3',
		'/s3/',
		'/s3//evil.example/a.png',
		'/s3/a//b.png',
		'/s3/a/',
		'/s3/../api/v1/call-logs',
		'/s3/./a.png',
		'/s3/a/..',
		'/s3/.../a.png',
		'/s3/%2e%2e/api/v1/call-logs',
		'/s3/%2E%2E%2Fapi',
		'/s3/..%2fapi',
		'/s3/a%2fb.png',
		'/s3/a%00.png',
		'/s3\\..\\api',
		'/s3/..\\api',
		'\\\\evil.example\\s3\\a.png',
		'/s3/a.png?x=1',
		'/s3/a.png#x',
		'/s3/user@evil.example/a:80.png',
		'/s3/a b.png',
		'/s3/a.png\n',
		'/s3/a.png\n/s3/b.png',
		'\t/s3/a.png',
		'/s3/\u2025/a.png',
		'/s3/\uff0e\uff0e/a.png',
		'/S3/a.png',
		'/s3x/a.png',
		's3/a.png',
		'Look: /s3/a.png',
		'',
	])('rejects %j', (text) => {
		expect(snapshotPath(text)).toBeUndefined();
		expect(() => checkSnapshotPath(text, 'Snapshot Path')).toThrow(
			"'Snapshot Path' is not a valid snapshot path",
		);
	});

	it.each([undefined, null, 7, {}])('rejects %j', (value) => {
		expect(snapshotPath(value)).toBeUndefined();
	});

	it('always yields a URL on the same host, below /s3/', () => {
		const alphabet = ['/', '.', '..', '%2e', '\\', 's3', 'a', '?', '#', '@', ':', ' '];
		const texts = alphabet.flatMap((a) =>
			alphabet.flatMap((b) => alphabet.map((c) => `/s3/${a}${b}${c}`)),
		);
		const taken = texts.filter((text) => snapshotPath(text) !== undefined);
		expect(taken.length).toBeGreaterThan(0);
		for (const path of taken) {
			const url = new URL(`https://video-agent.8x8.com${path}`);
			expect([url.host, url.pathname, url.search, url.hash]).toEqual([
				'video-agent.8x8.com',
				path,
				'',
				'',
			]);
		}
	});
});
