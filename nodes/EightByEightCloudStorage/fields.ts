import { locator, text } from '../shared/fields';

export const region = locator({
	displayName: 'Region',
	description:
		'The region in which the object lies. Cloud Storage has other regions than Contact Center.',
	searchListMethod: 'searchRegions',
	idPlaceholder: 'e.g. us-west',
});

export const objectId = text({
	displayName: 'Object ID',
	description: 'The ID of the object, as Get Many returns it',
	placeholder: 'e.g. 0b8f3c1e-5a6d-4e6f-9a2b-7c1d2e3f4a5b',
	required: true,
});
