import { reject, type SandboxRequest } from '../http';
import { orderOf, parseFiql } from './fiql';
import type { StoredObject } from './seed';

/** Selector names that differ from the field they mean. */
const ALIASES: Record<string, keyof StoredObject> = { name: 'objectName', size: 'storedBytes' };
const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 100;

/** Content field or tag of an object; times are epoch milliseconds here, as filters want them. */
function read(object: StoredObject, selector: string): number | string | undefined {
	const field = object[ALIASES[selector] ?? (selector as keyof StoredObject)];
	if (typeof field === 'string' || typeof field === 'number') return field;
	if (typeof field === 'boolean') return String(field);
	return selector === 'objectId' ? object.id : object.tags[selector];
}

function integer(
	request: SandboxRequest,
	name: string,
	fallback: number,
	min: number,
	max: number,
) {
	const value = request.query.get(name) ?? String(fallback);
	const number = Number(value);
	if (!/^\d+$/.test(value) || number < min || number > max) {
		// undocumented: whether a limit above 100 is clamped or rejected; status and text.
		throw reject(400, `Bad request: '${name}' must be an integer from ${min} to ${max}`);
	}
	return number;
}

function sorted(request: SandboxRequest, objects: StoredObject[]): StoredObject[] {
	// undocumented: default order; oldest first, so that pages stay put while objects arrive.
	const field = request.query.get('sortField') ?? 'createdTime';
	const direction = request.query.get('sortDirection') ?? 'ASC';
	// undocumented: status and text for another direction.
	if (direction !== 'ASC' && direction !== 'DESC') {
		throw reject(400, "Bad request: 'sortDirection' must be ASC or DESC");
	}
	const sign = direction === 'ASC' ? 1 : -1;
	return [...objects].sort((left, right) => {
		// undocumented: objects without the tag sort as if it were empty; ties go by id.
		const order = orderOf(read(left, field) ?? '', read(right, field) ?? '');
		return sign * order || (left.id < right.id ? -1 : 1);
	});
}

export interface Page {
	content: StoredObject[];
	pageKey: number;
	pageSize: number;
	lastPage: boolean;
	pages: number;
}

/**
 * `pageKey` is an offset. The one returned is the next offset, request plus limit, and grows even
 * on the last page; `pageSize` is the number of rows in this one.
 */
export function search(request: SandboxRequest, objects: readonly StoredObject[]): Page {
	const limit = integer(request, 'limit', DEFAULT_LIMIT, 1, MAX_LIMIT);
	const offset = integer(request, 'pageKey', 0, 0, Number.MAX_SAFE_INTEGER);
	const text = request.query.get('filter');
	const filter = text ? parseFiql<StoredObject>(text, read) : undefined;
	const anyState = filter?.selectors.has('objectState') ?? false;
	const matching = objects.filter(
		(object) =>
			(anyState || object.objectState === 'AVAILABLE') && (filter?.matches(object) ?? true),
	);
	// undocumented: a pageKey past the end returns an empty last page.
	const content = sorted(request, matching).slice(offset, offset + limit);
	return {
		content,
		pageKey: offset + limit,
		pageSize: content.length,
		lastPage: offset + limit >= matching.length,
		pages: Math.ceil(matching.length / limit),
	};
}
