import { reject } from '../http';

/** Whether an object matches. */
export type Predicate<Row> = (row: Row) => boolean;

/** Value of a content field or tag; undefined if the object has none of that name. */
export type Reader<Row> = (row: Row, selector: string) => number | string | undefined;

/** A parsed filter. */
export interface Filter<Row> {
	matches: Predicate<Row>;
	/** Names of the fields and tags that it uses. */
	selectors: ReadonlySet<string>;
}

const COMPARISON = /([A-Za-z_][\w.-]*)(==|!=|=gt=|=ge=|=lt=|=le=)([^;,()]+)/y;

function bad(filter: string, position: number) {
	// undocumented: status and text for a filter that does not parse.
	return reject(400, `Bad request: invalid filter at position ${position}: ${filter}`);
}

/**
 * Parses the FIQL subset that 8x8 documents: == != =gt= =ge= =lt= =le=, `;` (and, binds tighter),
 * `,` (or) and parentheses.
 *
 * undocumented: values are taken literally (no wildcards, quotes or escapes) and compared with
 * regard to case; two numbers compare as numbers; an absent tag only matches `!=`.
 */
export function parseFiql<Row>(filter: string, read: Reader<Row>): Filter<Row> {
	const selectors = new Set<string>();
	let position = 0;

	const accept = (symbol: string): boolean => {
		if (filter[position] !== symbol) return false;
		position += 1;
		return true;
	};

	const comparison = (): Predicate<Row> => {
		COMPARISON.lastIndex = position;
		const found = COMPARISON.exec(filter);
		if (!found) throw bad(filter, position);
		position = COMPARISON.lastIndex;
		const [, selector, operator, value] = found;
		selectors.add(selector);
		return (row) => compare(read(row, selector), operator, value);
	};

	const unit = (): Predicate<Row> => {
		if (!accept('(')) return comparison();
		const inner = either();
		if (!accept(')')) throw bad(filter, position);
		return inner;
	};

	const both = (): Predicate<Row> => {
		const units = [unit()];
		while (accept(';')) units.push(unit());
		return (row) => units.every((matches) => matches(row));
	};

	const either = (): Predicate<Row> => {
		const branches = [both()];
		while (accept(',')) branches.push(both());
		return (row) => branches.some((matches) => matches(row));
	};

	const matches = either();
	if (position < filter.length) throw bad(filter, position);
	return { matches, selectors };
}

function compare(actual: number | string | undefined, operator: string, value: string): boolean {
	if (actual === undefined) return operator === '!=';
	const order = orderOf(actual, value);
	switch (operator) {
		case '==':
			return order === 0;
		case '!=':
			return order !== 0;
		case '=gt=':
			return order > 0;
		case '=ge=':
			return order >= 0;
		case '=lt=':
			return order < 0;
		default:
			return order <= 0;
	}
}

/** Negative, zero or positive, as `left` comes before, with or after `right`. */
export function orderOf(left: number | string, right: number | string): number {
	const [a, b] = [Number(left), Number(right)];
	if (left !== '' && right !== '' && !Number.isNaN(a) && !Number.isNaN(b)) return a - b;
	return String(left) < String(right) ? -1 : String(left) > String(right) ? 1 : 0;
}
