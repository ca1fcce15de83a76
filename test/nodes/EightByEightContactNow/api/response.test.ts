import { parseResponse } from '../../../../nodes/EightByEightContactNow/api/response';

describe('parseResponse', () => {
	it.each(['true', '1', '"1"', '"true"'])('takes JSON success %s', (success) => {
		expect(parseResponse(`{"success":${success}}`)).toEqual({ success: true });
	});

	it.each(['false', '0', '"0"', '"false"'])('takes JSON failure %s', (success) => {
		expect(parseResponse(`{"success":${success},"error":"Expired token","expire":-1}`)).toEqual({
			success: false,
			error: 'Expired token',
			expire: -1,
		});
	});

	it('takes XML for the same as JSON', () => {
		const xml =
			'<?xml version="1.0"?>\n<result> <success>1</success> <token>bd93</token> <expire>1307975676</expire> </result>';
		expect(parseResponse(xml)).toEqual({ success: true, token: 'bd93', expire: 1307975676 });
	});

	it('decodes the entities of XML', () => {
		const error = 'a &amp; b &lt;c&gt; &quot;d&quot; &apos;e&apos; &#65;&#x42;';
		expect(
			parseResponse(`<result><success>0</success><error>${error}</error></result>`).error,
		).toBe('a & b <c> "d" \'e\' AB');
	});

	it('leaves entities alone that it does not know, or that are no character', () => {
		const error = '&nope; &#1114112;';
		expect(
			parseResponse(`<result><success>0</success><error>${error}</error></result>`).error,
		).toBe(error);
	});

	it.each([
		'',
		'null',
		'{}',
		'{"success":"maybe"}',
		'<html><body>Bad Gateway</body></html>',
		'<result></result>',
		'{"success":true',
		'42',
	])('refuses %p', (text) => {
		expect(() => parseResponse(text)).toThrow(SyntaxError);
	});
});
