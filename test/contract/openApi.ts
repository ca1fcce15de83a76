import { readFileSync } from 'node:fs';

interface Schema {
	readonly type?: string;
	readonly items?: Schema;
	readonly minimum?: number;
	readonly maximum?: number;
	readonly enum?: readonly unknown[];
	readonly uniqueItems?: boolean;
}

interface Parameter {
	readonly in: 'header' | 'path' | 'query';
	readonly name: string;
	readonly required?: boolean;
	readonly schema?: Schema;
}

interface Operation {
	readonly parameters?: readonly Parameter[];
}

/** The part of an OpenAPI 3 file that covers requests without a body. */
export interface OpenApi {
	readonly servers: ReadonlyArray<{ readonly url: string }>;
	readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** A request as a server received it; query decoded, in the order sent. */
export interface ContractRequest {
	readonly method: string;
	readonly path: string;
	readonly query: ReadonlyArray<readonly [name: string, value: string]>;
}

export function readOpenApi(file: string): OpenApi {
	return JSON.parse(readFileSync(file, 'utf8')) as OpenApi;
}

/** The operation that a request is for, and how the request violates the file. */
export interface Verdict {
	/** `get /queues/{id}`; undefined if the file has no such operation. */
	readonly operation?: string;
	readonly problems: readonly string[];
}

/** Validates a request against an OpenAPI file: its server, path and query parameters. */
export function judge(
	{ servers, paths }: OpenApi,
	{ method, path, query }: ContractRequest,
): Verdict {
	const bases = servers.map(({ url }) => new URL(url).pathname);
	const verb = method.toLowerCase();
	for (const [template, operations] of Object.entries(paths)) {
		const pattern = template.replace(/\{\w+\}/g, '[^/]+');
		const found = bases.some((base) => new RegExp(`^${base}${pattern}$`).test(path));
		if (!found || !(verb in operations)) continue;
		return {
			operation: `${verb} ${template}`,
			problems: judgeQuery(operations[verb].parameters ?? [], query),
		};
	}
	return { problems: [`the file knows no ${method} ${path}`] };
}

function judgeQuery(parameters: readonly Parameter[], query: ContractRequest['query']): string[] {
	const known = new Map(
		parameters.filter((parameter) => parameter.in === 'query').map((one) => [one.name, one]),
	);
	const strangers = query
		.filter(([name]) => !known.has(name))
		.map(([name]) => `${name} is unknown`);
	const problems = [...known.values()].flatMap(({ name, required, schema = {} }) => {
		const values = query.filter(([given]) => given === name).map(([, value]) => value);
		if (values.length === 0) return required ? [`${name} is missing`] : [];
		if (schema.type === 'array') return judgeList(name, values, schema);
		if (values.length > 1) return [`${name} is repeated`];
		return judgeValue(name, values[0], schema);
	});
	return [...strangers, ...problems];
}

/** The file explodes lists: one name for each value. */
function judgeList(name: string, values: string[], { items = {}, uniqueItems }: Schema): string[] {
	const repeated = uniqueItems && new Set(values).size < values.length;
	return [
		...(repeated ? [`${name} repeats a value`] : []),
		...values.filter((value) => value.includes(',')).map((value) => `${name} joins ${value}`),
		...values.flatMap((value) => judgeValue(name, value, items)),
	];
}

function judgeValue(name: string, value: string, schema: Schema): string[] {
	const wrong = (what: string) => [`${name}=${value} is ${what}`];
	if (schema.type === 'boolean' && !['true', 'false'].includes(value)) return wrong('no boolean');
	if (schema.type === 'integer') {
		const number = Number(value);
		if (!/^-?\d+$/.test(value)) return wrong('no integer');
		if (number < (schema.minimum ?? -Infinity)) return wrong('too small');
		if (number > (schema.maximum ?? Infinity)) return wrong('too large');
	}
	if (schema.enum && !schema.enum.includes(value)) return wrong('none of the values');
	return value === '' ? wrong('empty') : [];
}
