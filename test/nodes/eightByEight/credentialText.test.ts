import { credentialText } from '../../../nodes/eightByEight/credentialText';

describe('credentialText', () => {
	it('trims the text', () => {
		expect(credentialText({ key: ' a b\n' }, 'key')).toBe('a b');
	});

	it('is empty without a text', () => {
		const credentials = { number: 7, flag: true, list: ['a'] };
		for (const name of ['number', 'flag', 'list', 'missing']) {
			expect(credentialText(credentials, name)).toBe('');
		}
	});
});
