/** Caches the latest results of an expensive function. */
export type Cache<Value> = (key: string, make: () => Value) => Value;

export function createCache<Value>(size: number): Cache<Value> {
	const values = new Map<string, Value>();
	return (key, make) => {
		const known = values.get(key);
		if (known !== undefined) return known;
		const made = make();
		values.set(key, made);
		for (const oldest of values.keys()) {
			if (values.size <= size) break;
			values.delete(oldest);
		}
		return made;
	};
}
