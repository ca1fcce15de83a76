import { conditionOf } from '../fields/filters';
import { newestTime, objectsSince, type SeenObject } from './newObjects';
import { regionsOf } from '../api/regions';
import { searchObjects } from '../search/searchObjects';
import type { LocatedObject } from '../api/storageObject';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import type { PollTrigger } from '../../shared/trigger/pollingTrigger';
import { cloudStorage } from '../api/service';
import { deliverObjects } from './deliverObjects';
import { defaultLookBackHours, defaultMaxObjects, fields } from './fields';

const hourMs = 3_600_000;
const previewCount = 3;

/** Emits each object that appears in the selected regions, once. */
export const newObjectTrigger: PollTrigger<typeof fields, SeenObject> = {
	service: cloudStorage,
	fields,

	async preview(poll) {
		const { api, params } = poll;
		const search = {
			condition: conditionOf(params.filters, params.filter),
			sortField: 'createdTime',
			sortDirection: 'DESC',
		};
		const regions = await regionsOf(api, params.region);
		const latest: LocatedObject[] = [];
		for await (const object of searchObjects(api, regions, search, previewCount)) {
			latest.push(object);
		}
		if (latest.length === 0) {
			throw new InvalidInputError(
				'No object matches the filters yet',
				'Once the workflow is active, it starts for each matching object that appears.',
			);
		}
		const { items, failure } = await deliverObjects(poll, latest);
		if (failure) throw failure;
		return items.filter((item) => item !== undefined);
	},

	async watch(poll, emit) {
		const { api, params } = poll;
		const condition = conditionOf(params.filters, params.filter);
		const { lookBackHours = defaultLookBackHours, maxObjects = defaultMaxObjects } = params.options;
		return {
			lists: {
				names: await regionsOf(api, params.region),
				settings: JSON.stringify({ condition, lookBackHours }),
				newest: async (region) => await newestTime(api, region, condition),
				since: (region, time) => objectsSince(api, region, condition, time),
				async deliver(things) {
					const objects = things.map(({ object }) => object);
					const { items, failure } = await deliverObjects(poll, objects);
					emit(items.filter((item) => item !== undefined));
					return { left: things.filter((_, index) => items[index] === undefined), failure };
				},
			},
			limits: {
				lookBackMs: lookBackHours * hourMs,
				maxThings: maxObjects,
			},
		};
	},
};
