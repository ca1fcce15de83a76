/**
 * Characters that are not allowed in file names on some system, and invisible ones: control characters, and
 * marks that reverse the writing direction, which make `exe.3pm` look like `mp3.exe`.
 */
const unsafe = /[\p{Cc}\p{Surrogate}\p{Zl}\p{Zp}\p{Bidi_Control}<>:"/\\|?*]+/gu;

/** Names that Windows reserves for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=[\s.]|$)/i;

/** Not allowed at either end: some systems hide such files, others drop the end. */
const edges = /^[.\s]+|[.\s]+$/g;

/** Bytes in UTF-8. Most file systems allow 255; n8n and the user may add to the name. */
const maxBytes = 200;

/**
 * Makes a file name safe on every system: no path, no reserved characters or names, at most 200 bytes, the
 * extension kept.
 */
export function safeFileName(name: string): string {
	const cleaned = name.replace(unsafe, '_').replace(edges, '').replace(reserved, '_$1');
	const extension = /\.[A-Za-z0-9]{1,10}$/.exec(cleaned)?.[0] ?? '';
	const stem = cleaned.slice(0, cleaned.length - extension.length);
	return cut(stem, maxBytes - extension.length).replace(edges, '') + extension || 'file';
}

/** The first characters that fit in a number of bytes; no character is split. */
function cut(text: string, bytes: number): string {
	let left = bytes;
	let end = 0;
	for (const character of text) {
		left -= Buffer.byteLength(character);
		if (left < 0) break;
		end += character.length;
	}
	return text.slice(0, end);
}
