/** Characters that a path or a file name on some system cannot hold, control characters included. */
// eslint-disable-next-line no-control-regex -- control characters are what must go
const unsafe = /[\u0000-\u001f\u007f<>:"/\\|?*]+/g;

/** Names that Windows keeps for devices, whatever their extension. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

const maxLength = 200;

/**
 * Makes an object's name safe to save under on every system: no path, no reserved characters or names,
 * at most 200 characters, the extension kept.
 */
export function safeFileName(name: string): string {
	const cleaned = name
		.replace(unsafe, '_')
		.replace(reserved, '_$1')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	const extension = /\.[A-Za-z0-9]{1,10}$/.exec(cleaned)?.[0] ?? '';
	const stem = cleaned
		.slice(0, cleaned.length - extension.length)
		.slice(0, maxLength - extension.length);
	return stem + extension || 'file';
}
