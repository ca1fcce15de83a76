/**
 * Where 8x8's guides and its OpenAPI files disagree on a shape, a client has to take both. The
 * sandbox speaks the guides' form unless a test asks for the other one.
 */
export interface ResponseVariants {
	/** `/queues/{id}` and its like: one-element array (guide) or object (OpenAPI). */
	singleMetric: 'array' | 'object';
	/** `/objects`: a page object (guide) or one wrapped in an array, with `total` (OpenAPI). */
	storagePage: 'array' | 'object';
	/** Bulk downloads: one job (guide) or a list of jobs (OpenAPI). */
	bulkJob: 'array' | 'object';
	/** `/buckets`: a list (OpenAPI's prose) or one bucket (its schema). */
	buckets: 'array' | 'object';
	/** Reply to `presignUrl=true`, whose form nobody shows: `{"url": …}`, JSON string, plain text. */
	presigned: 'object' | 'string' | 'text';
	/** Answer of a storage write: with a body or 204 without one (OpenAPI lists both). */
	storageWrite: 'body' | 'noContent';
}

export function createVariants(): ResponseVariants {
	return {
		singleMetric: 'array',
		storagePage: 'object',
		bulkJob: 'object',
		// undocumented: a list, because the path is plural and its prose says search.
		buckets: 'array',
		// undocumented: an object, because the other storage answers are objects.
		presigned: 'object',
		storageWrite: 'noContent',
	};
}
