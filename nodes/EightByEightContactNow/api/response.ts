import type { IDataObject } from 'n8n-workflow';
import { parseJson } from '../../shared/http/parse';

/** What token.php answers, in JSON or XML. Which fields are there depends on the action. */
export interface ContactNowResponse {
	readonly success: boolean;
	/** The service's words when it failed. */
	readonly error?: string;
	readonly token?: string;
	/** When the token ends, in epoch seconds; -1 for one that has ended. */
	readonly expire?: number;
}

/** What counts as success: JSON has true, XML has 1, and old clients have seen both as text. */
const successValues: ReadonlySet<unknown> = new Set([true, 1, '1', 'true']);
const failureValues: ReadonlySet<unknown> = new Set([false, 0, '0', 'false']);

/**
 * Reads an answer by what it is, not by how it is labelled: JSON also arrives as text/plain.
 *
 * @throws {SyntaxError} for anything that says neither success nor failure, such as an HTML page
 */
export function parseResponse(text: string): ContactNowResponse {
	const isXml = text.trimStart().startsWith('<');
	const fields = isXml ? xmlFields(text) : (parseJson(text) as IDataObject | null);
	const success = fields?.success;
	if (!fields || !(successValues.has(success) || failureValues.has(success))) {
		throw new SyntaxError('neither success nor failure');
	}
	const expire = toNumber(fields.expire);
	return {
		success: successValues.has(success),
		...(typeof fields.error === 'string' && { error: fields.error }),
		...(typeof fields.token === 'string' && { token: fields.token }),
		...(Number.isFinite(expire) && { expire }),
	};
}

/** Null, empty and truth values are no time, but `Number` takes them for 1970. */
function toNumber(value: unknown): number {
	return typeof value === 'number' || (typeof value === 'string' && value !== '')
		? Number(value)
		: NaN;
}

/** `<result><success>1</success><token>…</token></result>`: flat, so no XML parser is needed. */
function xmlFields(xml: string): IDataObject | undefined {
	const start = /<result\b[^<>]*>/.exec(xml);
	const end = xml.lastIndexOf('</result>');
	if (!start || end < start.index) return undefined;
	const content = xml.slice(start.index, end);
	const fields: IDataObject = {};
	for (const name of ['success', 'error', 'token', 'expire']) {
		const value = new RegExp(`<${name}>([^<]*)</${name}>`).exec(content)?.[1];
		if (value !== undefined) fields[name] = decodeEntities(value.trim());
	}
	return fields;
}

const namedEntities = new Map([
	['amp', '&'],
	['apos', "'"],
	['gt', '>'],
	['lt', '<'],
	['quot', '"'],
]);

function decodeEntities(text: string): string {
	return text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (entity, code: string) => {
		if (!code.startsWith('#')) return namedEntities.get(code) ?? entity;
		// Number() reads "0x41" as hexadecimal.
		const codePoint = Number(code.slice(1).replace(/^x/i, '0x'));
		return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : entity;
	});
}
