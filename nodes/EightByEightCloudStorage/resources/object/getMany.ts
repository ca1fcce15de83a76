import { options, paging, string, boolean, resultLimit } from '../../../shared/fields';
import { defineOperation } from '../../../shared/operation/defineOperation';
import { regionOrAll, simplify } from '../../fields/fields';
import { conditionOf, expertFilter, filters } from '../../fields/filters';
import { toFiql } from '../../search/fiql';
import { regionsOf } from '../../api/regions';
import { searchObjects } from '../../search/searchObjects';
import { simplifyObject } from '../../api/simplifyObject';

export const getManyStorageObjects = defineOperation({
	value: 'getMany',
	name: 'Get Many',
	action: 'Get many objects',
	description: 'Find recordings, transcripts and other objects in one region or all regions',
	kind: 'read',
	fields: { region: regionOrAll, ...paging, filters, filter: expertFilter, simplify },
	options: {
		showFilter: boolean({
			displayName: 'Include Sent Filter',
			default: false,
			description:
				'Whether to add the FIQL query that was sent to each item, as sentFilter. The node itself compares values that FIQL cannot express.',
		}),
		sortField: string({
			displayName: 'Sort Field',
			description: 'A field or tag to sort by',
			placeholder: 'e.g. createdTime',
		}),
		sortDirection: options({
			displayName: 'Sort Direction',
			default: 'ASC',
			options: [
				{ name: 'Ascending', value: 'ASC' },
				{ name: 'Descending', value: 'DESC' },
			],
		}),
	},
	async *run({ api, params }) {
		const { sortField, sortDirection, showFilter } = params.options;
		const condition = conditionOf(params.filters, params.filter);
		const shown = showFilter ? { sentFilter: (condition && toFiql(condition)) ?? '' } : {};
		const regions = await regionsOf(api, params.region);
		const search = { condition, sortField, sortDirection };
		for await (const object of searchObjects(api, regions, search, resultLimit(params))) {
			yield { ...(params.simplify ? simplifyObject(object) : object), ...shown };
		}
	},
});
