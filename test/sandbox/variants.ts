/**
 * Where 8x8's guides and its OpenAPI files disagree on a form, a client has to accept both. The
 * sandbox uses the guides' form unless a test selects the other one.
 */
export interface ResponseVariants {
	/** `/queues/{id}` and its like: one-element array (guide) or object (OpenAPI). */
	singleMetric: 'array' | 'object';
	/** `/objects`: a page object (guide) or one wrapped in an array, with `total` (OpenAPI). */
	storagePage: 'array' | 'object';
	/** Bulk downloads: one job (guide) or a list of jobs (OpenAPI). */
	bulkJob: 'array' | 'object';
	/** Method that reads Video Interaction's call logs: GET is declared, POST is in the examples. */
	callLogsMethod: 'GET' | 'POST';
	/** Method that cancels a bulk download: the reference of September 2026 says PUT, before it said POST. */
	cancelMethod: 'POST' | 'PUT';
	/** `/buckets`: a list (OpenAPI's prose) or one bucket (its schema). */
	buckets: 'array' | 'object';
	/** Response to `presignUrl=true`, whose form is undocumented: `{"url": …}`, JSON string, plain text. */
	presigned: 'object' | 'string' | 'text';
	/** Response to a storage write: with a body or 204 without one (OpenAPI lists both). */
	storageWrite: 'body' | 'noContent';
}

export function createVariants(): ResponseVariants {
	return {
		singleMetric: 'array',
		storagePage: 'object',
		bulkJob: 'object',
		callLogsMethod: 'GET',
		cancelMethod: 'PUT',
		// undocumented: a list, because the path is plural and its prose says search.
		buckets: 'array',
		// undocumented: an object, because the other storage responses are objects.
		presigned: 'object',
		storageWrite: 'noContent',
	};
}
