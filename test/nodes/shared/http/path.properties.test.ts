import fc from 'fast-check';
import { encodeQuery, encodePath } from '../../../../nodes/shared/http/path';
import { linkTarget, redirectTarget } from '../../../../nodes/shared/http/redirect';
import { defaultRetryPolicy, retryDelay } from '../../../../nodes/shared/http/retry';
import { InvalidInputError } from '../../../../nodes/shared/errors/invalidInputError';
import { expectAlways } from '../../../support/hostile/fuzz';
import { hostileText } from '../../../support/hostile/hostileValues';

const host = 'https://api.8x8.com';
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');

describe('path', () => {
	it('keeps every value within its segment or rejects it', async () => {
		await expectAlways(
			fc.property(hostileText, hostileText, (first, second) => {
				let written: string;
				try {
					written = encodePath`/a/${first}/b/${second}`;
				} catch (error) {
					expect(error).toBeInstanceOf(InvalidInputError);
					expect(['', '.', '..'].some((id) => id === first || id === second)).toBe(true);
					return;
				}
				const { origin, pathname, search, hash } = new URL(host + written);
				expect([origin, search, hash]).toEqual([host, '', '']);
				const segments = pathname.split('/').map(decodeURIComponent);
				expect(segments).toEqual(['', 'a', wellFormed(first), 'b', wellFormed(second)]);
			}),
			500,
		);
	});
});

describe('encodeQuery', () => {
	it('preserves every name and value', async () => {
		const query = fc.dictionary(hostileText, fc.array(hostileText, { maxLength: 3 }), {
			maxKeys: 4,
		});
		await expectAlways(
			fc.property(query, (given) => {
				const { origin, pathname, searchParams, hash } = new URL(`${host}/?${encodeQuery(given)}`);
				expect([origin, pathname, hash]).toEqual([host, '/', '']);
				const pairs = Object.entries(given).flatMap(([name, values]) =>
					values.map((value) => [wellFormed(name), wellFormed(value)]),
				);
				expect([...searchParams]).toEqual(pairs);
			}),
			300,
		);
	});
});

describe('a redirect', () => {
	const sent = {
		method: 'GET' as const,
		url: `${host}/storage/x`,
		headers: { Authorization: 'Bearer secret' },
	};
	const places = fc.oneof(
		hostileText,
		fc.webUrl(),
		fc.constantFrom(
			...['javascript:alert(1)', 'file:///etc/passwd', '//evil.example/x', '../other', '?a=b'],
			...['http://api.8x8.com/', 'https://user:word@api.8x8.com/', 'https://api.8x8.com:8443/'],
			...['https://api.8x8.com.evil.example/', 'https://api.8x8.com@evil.example/', 'data:,x'],
			...[
				'https:\\\\evil.example',
				'ftp://api.8x8.com/',
				'https://API.8x8.com/y',
				'blob:https://x/y',
			],
		),
	);

	it('sends headers only to our own origin and leads only to HTTPS', async () => {
		let followed = 0;
		await expectAlways(
			fc.property(places, fc.constantFrom(301, 302, 303, 307, 308), (location, status) => {
				const target = redirectTarget(sent, {
					kind: 'response',
					status,
					headers: { location },
					body: '',
				});
				if (!target) return;
				followed++;
				const { protocol, origin, username, password } = new URL(target.url);
				expect([protocol, username, password]).toEqual(['https:', '', '']);
				if (origin !== host) expect(target.headers).toEqual({});
				expect(linkTarget(location, sent.url)?.href).toBe(target.url);
			}),
			500,
		);
		expect(followed).toBeGreaterThan(0);
	});
});

describe('Retry-After', () => {
	it('never delays a request longer than the policy allows or by a negative time', async () => {
		const headers = fc.oneof(
			hostileText,
			fc.double().map(String),
			fc.date().map((date) => date.toUTCString()),
			fc.constantFrom('-1', '1e9', 'NaN', '', ' ', 'Infinity', '0x10', '1, 2', 'Sun, 99 Foo 9999'),
		);
		await expectAlways(
			fc.property(headers, fc.constantFrom(429, 503), (retryAfter, status) => {
				const attempt = { replayable: true, status, retryAfter, number: 1 };
				const delay = retryDelay(attempt, 0.5, Date.UTC(2026, 0, 1));
				expect(delay).toBeGreaterThanOrEqual(0);
				expect(delay).toBeLessThanOrEqual(defaultRetryPolicy.maxRetryAfterMs);
			}),
			300,
		);
	});
});
