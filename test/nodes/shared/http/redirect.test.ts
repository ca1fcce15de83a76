import { redirectTarget } from '../../../../nodes/shared/http/redirect';

const sent = {
	method: 'GET' as const,
	url: 'https://api.8x8.com/storage/us-west/v3/objects?limit=1',
	headers: { Authorization: 'Bearer secret', 'x-token': 'secret' },
};
const reply = (location: string | undefined, status = 302) => ({
	kind: 'answer' as const,
	status,
	headers: { location },
	body: '',
});

describe('redirectTarget', () => {
	it('keeps the headers within the same origin', () => {
		const target = redirectTarget(sent, reply('/storage/uk/v3/objects'));
		expect(target).toMatchObject({
			url: 'https://api.8x8.com/storage/uk/v3/objects',
			headers: sent.headers,
		});
	});

	it.each(['https://elsewhere.example/x', '//elsewhere.example/x', 'https://api.8x8.com:8443/x'])(
		'sends none of the headers to another origin: %s',
		(location) => {
			expect(redirectTarget(sent, reply(location))?.headers).toEqual({});
		},
	);

	it.each([
		['http://api.8x8.com/x', 302],
		['ftp://api.8x8.com/x', 302],
		['https://', 302],
		[undefined, 302],
		['/x', 200],
		['/x', 304],
	])('follows nothing for %p with %i', (location, status) => {
		expect(redirectTarget(sent, reply(location, status))).toBeUndefined();
	});

	it('never follows a write', () => {
		expect(redirectTarget({ ...sent, method: 'POST' }, reply('/x', 307))).toBeUndefined();
	});
});
