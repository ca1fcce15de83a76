import type { INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

/** A Markdown table of a node's operations, from its n8n description. */
export function operationsTable({ description }: INodeType): string {
	const { properties } = description;
	const events = optionsOf(properties.find(({ name }) => name === 'event'));
	if (events.length > 0) {
		return [
			`### ${description.displayName}`,
			'',
			'| Event | When it starts the workflow |',
			'| --- | --- |',
			...events.map((event) => `| ${event.name} | ${event.description ?? ''} |`),
		].join('\n');
	}
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
