import type { ObjectType } from '../../nodes/EightByEightCloudStorage/fields/objectTypes';

/** One Markdown row for each type of object, with its filter. */
export function objectTypesTable(types: readonly ObjectType[]): string {
	const rows = types.map(({ name, value, content, tags }) => {
		const [type, source] = value.split('/');
		const filter = `type==${type}${source ? `;sourceObjectType==${source}` : ''}`;
		return `| ${name} | \`${filter}\` | ${content} | ${tags.join(', ') || 'none shown'} |`;
	});
	return ['| Type | Filter | Content | Tags |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
