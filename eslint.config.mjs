import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The second plugin still describes itself in ESLint's old format: only its rules are taken over. */
const nodesBase = (preset, files) => ({
	files,
	plugins: { 'n8n-nodes-base': { rules: n8nNodesBase.rules } },
	rules: n8nNodesBase.configs[preset].rules,
});

/**
 * The rooms of the package from the top down. A room may import from those below it, and from none above:
 * so nothing can go in circles, and `nodes/shared` works without knowing who uses it.
 */
const nodeRooms = ['resources', 'trigger', 'fields', 'bulkJobs', 'search', 'api', 'metrics'];
const sharedRooms = ['trigger', 'operation', 'fields', 'files', 'http', 'auth', 'errors', 'util'];

const noImport = (files, patterns) => ({
	files,
	rules: {
		'no-restricted-imports': [
			'error',
			{ patterns: patterns.map(([regex, message]) => ({ regex, message })) },
		],
	},
});

const otherNode = [String.raw`\.\./EightByEight[A-Z]`, 'A node does not import from another node.'];

/** In each room of a folder, forbids imports from the rooms above it. */
const directionOf = (folder, rooms, ...others) =>
	rooms.map((room, index) => {
		const above = rooms.slice(0, index).join('|');
		const pattern = [
			String.raw`^(\.\./)+(${above})(/|$)`,
			`Imports go down only: ${rooms.join(', ')}. ${room} is below ${rooms.slice(0, index).join(', ')}.`,
		];
		return noImport([`${folder}/${room}/**/*.ts`], [...(index > 0 ? [pattern] : []), ...others]);
	});

/** `nodes/shared` knows no API, neither in code nor in comments. */
const sharedKnowsNoApi = {
	create: (context) => ({
		Program() {
			const { sourceCode } = context;
			for (const { index } of sourceCode.getText().matchAll(/8x8/gi)) {
				context.report({
					loc: sourceCode.getLocFromIndex(index),
					message:
						"nodes/shared must not mention 8x8: what knows 8x8's APIs lies in nodes/eightByEight.",
				});
			}
		},
	}),
};

export default tseslint.config(
	{ ignores: ['dist/', 'coverage/', '.cache/', '**/node_modules/'] },
	js.configs.recommended,
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
		languageOptions: { parserOptions: { project: ['./tsconfig.json', './test/tsconfig.json'] } },
		rules: {
			'@typescript-eslint/array-type': ['error', { default: 'array-simple' }],
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
		},
	},
	{
		// Responses of a server are untyped until a test checks them.
		files: ['test/**/*.ts', 'dev/**/*.ts'],
		rules: {
			'@typescript-eslint/no-base-to-string': 'off',
			'@typescript-eslint/no-misused-spread': 'off',
			'@typescript-eslint/no-unnecessary-condition': 'off',
			'@typescript-eslint/no-unnecessary-type-conversion': 'off',
			'@typescript-eslint/no-unnecessary-type-parameters': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/require-await': 'off',
			'@typescript-eslint/restrict-template-expressions': 'off',
			'@typescript-eslint/unbound-method': 'off',
		},
	},
	{
		files: ['**/*.{js,mjs}'],
		languageOptions: { globals: globals.node },
	},
	{
		files: ['package.json'],
		languageOptions: { parser: tseslint.parser, parserOptions: { extraFileExtensions: ['.json'] } },
	},
	{
		...n8nCommunityNodesPlugin.configs.recommended,
		files: ['nodes/**/*.ts', 'credentials/**/*.ts', 'package.json'],
	},
	nodesBase('nodes', ['nodes/**/*.ts']),
	nodesBase('credentials', ['credentials/**/*.ts']),
	nodesBase('community', ['package.json']),
	{
		files: ['nodes/**/*.ts', 'credentials/**/*.ts'],
		rules: {
			// The first plugin asks for the NodeConnectionTypes constants in place of these literals.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			// For n8n's own repository, where documentation URLs are slugs; community nodes have full URLs.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
		},
	},
	{
		// Defaults are computed there, which the rule cannot see; a test checks the finished descriptions.
		files: ['nodes/shared/operation/properties.ts'],
		rules: { 'n8n-nodes-base/node-param-default-missing': 'off' },
	},
	{
		// The field is called "key" because 8x8 calls it so; it is a password all the same.
		files: ['credentials/ContactNowApi.credentials.ts'],
		rules: { '@n8n/community-nodes/credential-unnecessary-password': 'off' },
	},
	...directionOf('nodes/EightByEight*', nodeRooms, otherNode),
	noImport(['nodes/EightByEight*/*.ts'], [otherNode]),
	noImport(
		['nodes/eightByEight/**/*.ts'],
		[[String.raw`\.\./EightByEight`, 'What all nodes share imports from no node.']],
	),
	...directionOf('nodes/shared', sharedRooms, [
		String.raw`^\.\./\.\./`,
		'nodes/shared imports nothing but nodes/shared.',
	]),
	{
		files: ['nodes/shared/**/*.ts'],
		plugins: { local: { rules: { 'shared-knows-no-api': sharedKnowsNoApi } } },
		rules: { 'local/shared-knows-no-api': 'error' },
	},
);
