import fc from 'fast-check';
import { tryToParseDateTime } from 'n8n-workflow';

/** Pieces of text that mean something to a URL, a header, a path, a query, a file system or JavaScript. */
const pieces = [
	...[
		'',
		' ',
		'.',
		'..',
		'../',
		'%2e%2e',
		'%2F',
		'/',
		'\\',
		'?',
		'#',
		';',
		':',
		'@',
		'&',
		'=',
		'+',
		'%',
	],
	...['"', "'", '`', '<script>', '{{ $json }}', '${x}', '*', ',', '(', ')', '==', ';type==x'],
	...[
		'\0',
		'\r\n',
		'\nX-Evil: 1',
		'\t',
		'\u007f',
		'\u0085',
		'\u2028',
		'\u200b',
		'\u202e',
		'\ufeff',
	],
	...['\ud83d', '\ude00', '😀', 'é', 'e\u0301', '名', '\u00a0'],
	...['__proto__', 'constructor', 'prototype', 'toString', 'null'],
	...['con', 'NUL', 'COM1', '-1', '0', '1e999', '103', 'ag10000', 'us-west', '2025-01-01', 'a'],
	...['//evil.example', 'https://evil.example/', 'file:///etc/passwd', 'javascript:alert(1)'],
];

/** A file's content in a field: an expression that selects the wrong value. */
const hugeText = 'x'.repeat(1_000_000);

/** Text from an attacker or a broken expression. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
	{ weight: 6, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map(join) },
	{ weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
	{ weight: 2, arbitrary: fc.constantFrom(...pieces) },
	{
		weight: 3,
		arbitrary: fc.constantFrom('.', '..', 'x\ud83d', 'a\r\nX-Evil: 1', '__proto__', 'é'),
	},
	{ weight: 1, arbitrary: fc.constantFrom(hugeText, '../'.repeat(2000), '名'.repeat(400)) },
);

function join(parts: string[]): string {
	return parts.join('');
}

const scalars: fc.Arbitrary<unknown> = fc.oneof(
	fc.constantFrom(undefined, null, true, false, '', 0, -0, 1, -1, 0.5, NaN, Infinity, -Infinity),
	fc.constantFrom(1e308, 2 ** 53, Number('12345678901234567890'), Number.MIN_VALUE, 10n ** 40n),
	fc.double(),
	{ weight: 5, arbitrary: hostileText },
);

const luxonDate = tryToParseDateTime('2025-01-01T00:00:00Z');

/** Dates as expressions deliver them. */
const dates: fc.Arbitrary<unknown> = fc.oneof(
	fc.date({ noInvalidDate: false }),
	fc.constantFrom(luxonDate, luxonDate.plus({ years: 1e9 }), new Date(8.64e15)),
);

/** Objects that imitate other types. */
const impostors: fc.Arbitrary<unknown> = hostileText.chain((text) =>
	fc.constantFrom<unknown>(
		{ toString: () => text },
		{ toJSON: () => text, valueOf: () => 5 },
		{ length: 3, 0: text },
		Object.create(null, { value: { value: text, enumerable: true } }),
		JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
	),
);

/** What a resource locator may contain in a workflow that was written by hand. */
export function hostileLocator(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
	return fc.record(
		{
			__rl: fc.constantFrom<unknown>(true, false, 'true', null),
			mode: fc.oneof(fc.constantFrom<unknown>('list', 'id', 'url', 7, null), hostileText),
			value,
			cachedResultName: hostileText,
		},
		{ requiredKeys: [] },
	);
}

/** Anything that n8n may deliver for a field. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
	{ weight: 5, arbitrary: scalars },
	{ weight: 1, arbitrary: dates },
	{ weight: 1, arbitrary: impostors },
	{ weight: 1, arbitrary: fc.array(scalars, { maxLength: 4 }) },
	{ weight: 1, arbitrary: hostileLocator(scalars) },
	{ weight: 1, arbitrary: fc.dictionary(hostileText, scalars, { maxKeys: 3 }) },
);

/** Text that no message for a user may contain, because it reveals a bug. */
const wordsOfDefects =
	/\bundefined\b|\[object |Cannot (read|convert|destructure)|is not (a function|iterable|defined)|Maximum call|Invalid (time|array|URL)|URI malformed|Unexpected (token|end)|TypeError|RangeError|\n\s+at /;

/** The trace of a bug in a message; undefined if there is none. */
export function defectIn(message: string): string | undefined {
	return wordsOfDefects.exec(message)?.[0];
}
