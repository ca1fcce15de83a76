import { serverWords } from '../../../../nodes/shared/errors/serverWords';

describe('serverWords', () => {
	it.each([
		[{ message: 'Bad request: no.' }, 'Bad request: no.'],
		[
			{ ErrorCode: 'invalid_request', Error: 'Unsupported grant type : x' },
			'Unsupported grant type : x',
		],
		[
			{ fault: { faultstring: 'Invalid Access Token', detail: { errorcode: 'a.b' } } },
			'Invalid Access Token',
		],
		[{ message: '', errors: ['one', 'two'] }, 'one; two'],
		['plain words', 'plain words'],
		['<html><body>502</body></html>', ''],
		[{ unknown: 'x' }, ''],
		[null, ''],
		[42, ''],
		['  plain words\n', 'plain words'],
		['\n <html>', ''],
		[{ errors: ['one', '', null, 'two'] }, 'one; two'],
		[{ error: { message: 'inner' } }, 'inner'],
		[{ detail: 'the detail' }, 'the detail'],
		[{ detail: 'less', message: 'more' }, 'more'],
	])('finds the words in %j', (body, words) => {
		expect(serverWords(body)).toBe(words);
	});

	it('hides secrets before it cuts, so that no half of one is left', () => {
		const mask = (text: string) => text.replaceAll('secret', '***');
		const words = serverWords({ errors: [`${'x'.repeat(297)}secret`] }, mask);
		expect(words).toBe(`${'x'.repeat(297)}***`);
	});

	it('cuts long texts', () => {
		expect(serverWords('x'.repeat(5000))).toHaveLength(300);
	});
});
