import { credentialText } from '../../../nodes/eightByEight/credentialText';

describe('credentialText', () => {
	it('is the text without the blanks of a paste', () => {
		expect(credentialText({ key: ' a b\n' }, 'key')).toBe('a b');
	});

	it('is empty where there is no text', () => {
		const credentials = { number: 7, flag: true, list: ['a'] };
		for (const name of ['number', 'flag', 'list', 'missing']) {
			expect(credentialText(credentials, name)).toBe('');
		}
	});
});
