import { binaryPropertyName, regionOrAll, simplify } from '../fields/fields';
import { expertFilter, filters } from '../fields/filters';
import { options, collection, showWhen, boolean, number, type Params } from '../../shared/fields';

/** Default of Look-Back Hours. */
export const defaultLookBackHours = 6;
/** Default of Max Objects. */
export const defaultMaxObjects = 500;

export const fields = {
	event: options({
		displayName: 'Event',
		description: 'The event that starts the workflow',
		default: 'newObject',
		options: [
			{ name: 'New Object', value: 'newObject', description: 'When an object has been stored' },
		],
	}),
	region: regionOrAll,
	filters,
	filter: expertFilter,
	downloadContent: boolean({
		displayName: 'Download Content',
		default: false,
		description: 'Whether to include the content of each object as a file',
	}),
	binaryPropertyName: showWhen(binaryPropertyName, { downloadContent: [true] }),
	simplify,
	options: collection(
		{ displayName: 'Options', placeholder: 'Add option' },
		{
			lookBackHours: number({
				displayName: 'Look-Back Hours',
				default: defaultLookBackHours,
				min: 1,
				max: 168,
				description:
					'How long after its creation an object can appear in 8x8’s list and still be found. The workflow stores a fingerprint of each object within this time.',
			}),
			maxObjects: number({
				displayName: 'Max Objects',
				default: defaultMaxObjects,
				min: 1,
				max: 10_000,
				description:
					'Maximum number of objects to emit per poll. The rest follow with the next polls.',
			}),
		},
	),
};

/** The values of the trigger's fields. */
export type NewObjectParams = Params<typeof fields>;
