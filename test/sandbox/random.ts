/** Deterministic "randomness": every value is a hash of what it belongs to, so order never matters. */

/** 32-bit FNV-1a of a text, finished so that similar texts differ in every bit. */
export function hash(text: string): number {
	let state = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) {
		state = Math.imul(state ^ text.charCodeAt(index), 0x01000193);
	}
	return mix(state, 0);
}

/** Combines two 32-bit numbers into a third (the finaliser of MurmurHash3). */
export function mix(a: number, b: number): number {
	let state = a ^ Math.imul(b + 0x9e3779b9, 0x85ebca6b);
	state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
	state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
	return (state ^ (state >>> 16)) >>> 0;
}

/** `length` lower-case hexadecimal digits that depend on `text` alone. */
export function hex(text: string, length: number): string {
	let digits = '';
	for (let part = 0; digits.length < length; part++) {
		digits += hash(`${part}:${text}`).toString(16).padStart(8, '0');
	}
	return digits.slice(0, length);
}

/** A UUID (version 4 by its looks) that depends on `text` alone. */
export function uuid(text: string): string {
	const h = hex(text, 32);
	return [
		h.slice(0, 8),
		h.slice(8, 12),
		`4${h.slice(13, 16)}`,
		`a${h.slice(17, 20)}`,
		h.slice(20),
	].join('-');
}

/** One element of a list, chosen by a hash. */
export function pick<T>(list: readonly T[], by: number): T {
	return list[by % list.length];
}
