import { isPresigned, isRedirect, redirectTarget } from '../../../../nodes/shared/http/redirect';

const sent = {
	method: 'GET' as const,
	url: 'https://api.8x8.com/storage/us-west/v3/objects?limit=1',
	headers: { Authorization: 'Bearer secret', 'x-token': 'secret' },
};
const response = (location: string | undefined, status = 302) => ({
	kind: 'response' as const,
	status,
	headers: { location },
	body: '',
});

describe('isRedirect', () => {
	it('recognises redirect statuses', () => {
		const statuses = Array.from({ length: 100 }, (_, index) => 300 + index);
		expect(statuses.filter(isRedirect)).toEqual([301, 302, 303, 307, 308]);
	});
});

describe('isPresigned', () => {
	it.each(['X-Amz-Signature=a', 'a=1&x-amz-signature=b', 'Signature=c', 'signature='])(
		'finds the signature in ?%s',
		(query) => {
			expect(isPresigned(new URL(`https://store.test/file?${query}`))).toBe(true);
		},
	);

	it.each(['', 'limit=1', 'a=signature', 'my-signature=a', 'signatures=a', 'x-amz-date=a'])(
		'finds no signature in ?%s',
		(query) => {
			expect(isPresigned(new URL(`https://store.test/file?${query}`))).toBe(false);
		},
	);
});

describe('redirectTarget', () => {
	it('keeps the headers within the same origin', () => {
		const target = redirectTarget(sent, response('/storage/uk/v3/objects'));
		expect(target).toMatchObject({
			url: 'https://api.8x8.com/storage/uk/v3/objects',
			headers: sent.headers,
		});
	});

	it.each(['https://elsewhere.example/x', '//elsewhere.example/x', 'https://api.8x8.com:8443/x'])(
		'sends no headers to another origin: %s',
		(location) => {
			expect(redirectTarget(sent, response(location))?.headers).toEqual({});
		},
	);

	it.each([
		['http://api.8x8.com/x', 302],
		['ftp://api.8x8.com/x', 302],
		['https://', 302],
		[undefined, 302],
		['/x', 200],
		['/x', 304],
	])('does not follow %p with %i', (location, status) => {
		expect(redirectTarget(sent, response(location, status))).toBeUndefined();
	});

	it('sends no headers to a pre-signed link, even on the same host', () => {
		expect(redirectTarget(sent, response('/file?X-Amz-Signature=proof'))).toMatchObject({
			url: 'https://api.8x8.com/file?X-Amz-Signature=proof',
			headers: {},
		});
	});

	it('follows from plain HTTP, which is only local, to HTTP and HTTPS', () => {
		const local = { ...sent, url: 'http://127.0.0.1:8088/a' };
		expect(redirectTarget(local, response('/b'))?.url).toBe('http://127.0.0.1:8088/b');
		expect(redirectTarget(local, response('https://store.test/c'))?.url).toBe(
			'https://store.test/c',
		);
	});

	it('never follows a write', () => {
		expect(redirectTarget({ ...sent, method: 'POST' }, response('/x', 307))).toBeUndefined();
	});
});
