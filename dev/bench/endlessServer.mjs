// A list with as many pages as its filter names: `pages==1000`. The sandbox would have to store every row.
import { createServer } from 'node:http';

const rowsPerPage = 10;

const row = (index) => ({
	id: `0b8f3c1e-5a6d-4e6f-9a2b-${String(index).padStart(12, '0')}`,
	type: 'callrecording',
	mimeType: 'audio/mpeg',
	objectName: `2026-01-01T10:00:00_+442035550100_${index}.mp3`,
	storedBytes: 12_345,
	objectState: 'AVAILABLE',
	createdTime: '2026-01-01T10:00:00',
	updatedTime: '2026-01-01T10:01:00',
	tags: [
		{ key: 'callId', value: '123456' },
		{ key: 'duration', value: '271000' },
		{ key: 'direction', value: 'INBOUND' },
	],
});
/** All pages differ, because our node stops a list that repeats itself. */
const contentFrom = (first) =>
	JSON.stringify(Array.from({ length: rowsPerPage }, (_, index) => row(first + index)));
const token = JSON.stringify({ access_token: 'made-up', expires_in: '1799' });

createServer((request, response) => {
	const { pathname, searchParams } = new URL(request.url, 'http://127.0.0.1');
	response.setHeader('content-type', 'application/json');
	if (pathname === '/oauth/v2/token') return response.end(token);
	const pages = Number(/\d+/.exec(searchParams.get('filter')));
	const [pageKey, limit] = ['pageKey', 'limit'].map((name) => Number(searchParams.get(name)));
	const next = pageKey + limit;
	const lastPage = next >= pages * limit;
	response.end(`{"lastPage":${lastPage},"pageKey":${next},"content":${contentFrom(pageKey)}}`);
}).listen(0, '127.0.0.1', function () {
	console.log(`http://127.0.0.1:${this.address().port}`);
});
