/**
 * The minimum of a node that sends a request: n8n's helper, with the token as a parameter. Any cost of
 * our nodes beyond it is their own.
 */
export const bareRequest = {
	type: 'bench.bareRequest',
	description: {
		displayName: 'Bare Request',
		name: 'bareRequest',
		group: ['transform'],
		version: 1,
		description: 'Sends one request for each item',
		defaults: { name: 'Bare Request' },
		inputs: ['main'],
		outputs: ['main'],
		properties: [
			{ displayName: 'URL', name: 'url', type: 'string', default: '' },
			{ displayName: 'Token', name: 'token', type: 'string', default: '' },
		],
	},
	async execute() {
		const answers = this.getInputData().map(async (_, index) => {
			const url = this.getNodeParameter('url', index);
			const headers = { Authorization: `Bearer ${this.getNodeParameter('token', index)}` };
			return {
				json: await this.helpers.httpRequest({ url, headers }),
				pairedItem: { item: index },
			};
		});
		return [await Promise.all(answers)];
	},
};
