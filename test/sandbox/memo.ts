/** Remembers the latest results of something slow. */
export type Memo<Value> = (key: string, make: () => Value) => Value;

export function createMemo<Value>(size: number): Memo<Value> {
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
