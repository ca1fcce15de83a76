import type { NodeRunResult } from '../engine/runNode';
import { defectIn } from './hostileValues';

const watched = [Object, Array, Function, String, Number, Boolean, Date, Map, Set, Promise];

const namesOfPrototypes = () =>
	watched.map(({ prototype }) => Reflect.ownKeys(prototype as object).map(String));

const before = namesOfPrototypes();
const unhandled: unknown[] = [];

process.on('unhandledRejection', (reason) => void unhandled.push(reason));

/** Fails if a built-in prototype was changed or a promise rejection was not handled. */
export function expectNoTraces(): void {
	expect(namesOfPrototypes()).toEqual(before);
	expect(unhandled).toEqual([]);
}

/** Whether a value is plain data, however deep. */
export function isPlainData(root: unknown): boolean {
	const left = [root];
	while (left.length > 0) {
		const value = left.pop();
		if (typeof value === 'function' || typeof value === 'symbol') return false;
		if (typeof value !== 'object' || value === null) continue;
		if (Object.hasOwn(value, '__proto__')) return false;
		const isPlain = [Object.prototype, Array.prototype, null].includes(
			Object.getPrototypeOf(value) as never,
		);
		if (!isPlain) return false;
		for (const part of Object.values(value)) left.push(part);
	}
	return true;
}

/** Fails unless an execution ended with plain items, or with one readable error. */
export function expectHarmless({ items, error }: Pick<NodeRunResult, 'items' | 'error'>): void {
	for (const { json } of items) expect(isPlainData(json)).toBe(true);
	if (error) {
		const { name, message, description } = error;
		expect(['NodeApiError', 'NodeOperationError']).toContain(name);
		expect(defectIn(`${message} ${description ?? ''}`)).toBeUndefined();
		expect(description ?? '').not.toBe('');
	}
	expectNoTraces();
}
