import { choice, paging, text, wanted } from '../../shared/fields';
import { fetchPages } from '../../shared/http/pages';
import { oneOf, type Shape } from '../../shared/http/parse';
import { defineOperation } from '../../shared/operation';
import { region } from '../fields';
import type { StorageObject } from '../storageObject';

/** 8x8 documents 1 to 100, though one of its examples uses 200. */
const maxPageSize = 100;

interface ObjectPage {
	content?: StorageObject[];
	lastPage: boolean;
}

const isObjectPage: Shape<ObjectPage> = ({ lastPage }) => typeof lastPage === 'boolean';

export const getManyStorageObjects = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many objects',
	description: 'Find recordings, transcripts and other objects of a region',
	kind: 'read',
	fields: {
		region,
		...paging,
		filter: text({
			displayName: 'Filter',
			description:
				'What to find, in FIQL: == != =gt= =ge= =lt= =le=, with a semicolon for "and", a comma for "or" and parentheses. Empty finds all available objects.',
			placeholder: 'e.g. type==callrecording',
			hint: 'Times are epoch milliseconds: createdTime=ge=1725148800000',
		}),
	},
	options: {
		sortField: text({
			displayName: 'Sort Field',
			description: 'A field or tag to sort by',
			placeholder: 'e.g. createdTime',
		}),
		sortDirection: choice({
			displayName: 'Sort Direction',
			default: 'ASC',
			options: [
				{ name: 'Ascending', value: 'ASC' },
				{ name: 'Descending', value: 'DESC' },
			],
		}),
	},
	run({ api, params }) {
		const { filter, options } = params;
		const limit = wanted(params);
		const pageSize = Math.min(limit, maxPageSize);
		const { sortField, sortDirection } = options;
		return fetchPages({
			limit,
			pageSize,
			concurrency: api.concurrency,
			async fetchPage(index) {
				// pageKey is the offset of the first row, whatever else 8x8's reference calls it. It goes on
				// growing past the end, so only lastPage tells that there is no more.
				const query = { filter: filter || undefined, pageKey: index * pageSize, limit: pageSize };
				const { body } = await api.get('/objects', {
					query: { ...query, sortField, sortDirection },
					parse: oneOf(isObjectPage),
				});
				return { items: body.content ?? [], isLast: body.lastPage };
			},
		});
	},
});
