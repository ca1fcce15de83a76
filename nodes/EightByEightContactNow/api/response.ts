import type { IDataObject } from 'n8n-workflow';
import { parseJson } from '../../shared/http/parse';

/** A response of token.php, JSON or XML. The action determines which fields are present. */
export interface ContactNowResponse {
	readonly success: boolean;
	/** ContactNow's own message if the action failed. */
	readonly error?: string;
	readonly token?: string;
	/** When the token expires, in epoch seconds; -1 if it has expired. */
	readonly expire?: number;
}

/** Values that mean success: true in JSON, 1 in XML. Old clients have received both as text. */
const successValues: ReadonlySet<unknown> = new Set([true, 1, '1', 'true']);
const failureValues: ReadonlySet<unknown> = new Set([false, 0, '0', 'false']);

/**
 * Parses a response by its content, because JSON also arrives as text/plain.
 *
 * @throws {SyntaxError} for anything that reports neither success nor failure, such as an HTML page
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

/** Returns NaN for null, empty and boolean values, which `Number` would convert to 0 or 1. */
function toNumber(value: unknown): number {
	return typeof value === 'number' || (typeof value === 'string' && value !== '')
		? Number(value)
		: NaN;
}

/**
 * Reads `<result><success>1</success><token>…</token></result>`. It is flat, so no XML parser is needed.
 */
function xmlFields(xml: string): IDataObject | undefined {
	const start = /<result\b[^<>]*>/.exec(xml);
	const end = xml.lastIndexOf('</result>');
	if (!start || end < start.index) return undefined;
	const content = xml.slice(start.index, end);
	const fields: IDataObject = {};
	for (const name of ['success', 'error', 'token', 'expire']) {
		const element = `<${name}>(?:\\s*<!\\[CDATA\\[(.*?)\\]\\]>\\s*|([^<]*))</${name}>`;
		const [, cdata, text] = new RegExp(element, 's').exec(content) ?? [];
		if (cdata !== undefined) fields[name] = cdata.trim();
		else if (text !== undefined) fields[name] = decodeEntities(text.trim());
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
