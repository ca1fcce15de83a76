import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

/** One Markdown table of a node's resources and operations, read from its n8n description. */
export function operationsTable({ description }: INodeType): string {
	const { properties } = description;
	const rows = optionsOf(properties.find(({ name }) => name === 'resource')).flatMap((resource) =>
		operationsOf(properties, resource).map(
			(operation) => `| ${resource.name} | ${operation.name} | ${operation.description ?? ''} |`,
		),
	);
	return [
		`### ${description.displayName}`,
		'',
		'| Resource | Operation | What it does |',
		'| --- | --- | --- |',
		...rows,
	].join('\n');
}

function operationsOf(
	properties: readonly INodeProperties[],
	{ value }: INodePropertyOptions,
): INodePropertyOptions[] {
	return optionsOf(
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value),
		),
	);
}

function optionsOf(property: INodeProperties | undefined): INodePropertyOptions[] {
	return (property?.options ?? []) as INodePropertyOptions[];
}
