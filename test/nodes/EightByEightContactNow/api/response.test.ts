import { parseResponse } from '../../../../nodes/EightByEightContactNow/api/response';

describe('parseResponse', () => {
	it.each(['true', '1', '"1"', '"true"'])('accepts JSON success %s', (success) => {
		expect(parseResponse(`{"success":${success}}`)).toEqual({ success: true });
	});

	it.each(['false', '0', '"0"', '"false"'])('accepts JSON failure %s', (success) => {
		expect(parseResponse(`{"success":${success},"error":"Expired token","expire":-1}`)).toEqual({
			success: false,
			error: 'Expired token',
			expire: -1,
		});
	});

	it('parses XML to the same result as JSON', () => {
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

	it('reads CDATA sections literally', () => {
		const error = '<error> <![CDATA[Unknown token <a&amp;b>]]> </error>';
		expect(parseResponse(`<result><success>0</success>${error}</result>`)).toEqual({
			success: false,
			error: 'Unknown token <a&amp;b>',
		});
	});

	it('leaves unknown and invalid entities unchanged', () => {
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
	])('rejects %p', (text) => {
		expect(() => parseResponse(text)).toThrow(SyntaxError);
	});
});
