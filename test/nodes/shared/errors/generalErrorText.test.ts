import type { Failure } from '../../../../nodes/shared/errors/apiError';
import {
	generalErrorText,
	unreadableResponse,
} from '../../../../nodes/shared/errors/generalErrorText';

const failure: Failure = {
	request: 'GET /queues',
	service: '8x8',
	serverMessage: '',
	isWrite: false,
};

describe('generalErrorText', () => {
	it.each([
		[400, '8x8 did not accept the request', 'Check the values of the fields'],
		[401, '8x8 did not accept the credential', 'Check the credential'],
		[403, '8x8 denied access', 'Ask your administrator'],
		[404, '8x8 found nothing with this ID', 'Check the ID'],
		[408, '8x8 took too long to respond', 'Try again later'],
		[418, '8x8 did not accept the request', 'Check the values of the fields'],
		[429, '8x8 rate-limited the request', 'Lower Concurrent Requests'],
		[499, '8x8 did not accept the request', 'Check the values of the fields'],
		[500, '8x8 returned a server error', 'Try again later'],
		[503, '8x8 returned a server error', 'Try again later'],
	])('says for %i what happened and what to do', (status, message, fix) => {
		const errorText = generalErrorText({ ...failure, status });
		expect(errorText.message).toBe(message);
		expect(errorText.description).toContain(fix);
	});

	it.each([
		['ECONNREFUSED', '8x8 refused the connection', 'whether a firewall is in the way'],
		['ENOTFOUND', '8x8 cannot be reached: its host name was not found', 'Check the base URL'],
		['UNREADABLE_BODY', '8x8 sent a response that cannot be read', 'such as a proxy'],
		['EPIPE', '8x8 did not respond: the connection failed', 'Check the network'],
		[undefined, '8x8 did not respond: the connection failed', 'Check the network'],
	])('says for %s what happened and what to do', (code, message, fix) => {
		const errorText = generalErrorText({ ...failure, code });
		expect(errorText.message).toBe(message);
		expect(errorText.description).toContain(fix);
	});

	it('goes by the body of an answer that cannot be read, not by its status', () => {
		const { message } = generalErrorText({ ...failure, status: 200, code: 'UNREADABLE_BODY' });
		expect(message).toBe('8x8 sent a response that cannot be read');
	});

	it('reports an unknown effect only for writes', () => {
		const reset = { ...failure, code: 'ECONNRESET' };
		expect(generalErrorText(reset).description).not.toContain('may have');
		expect(generalErrorText({ ...reset, isWrite: true }).description).toContain('may have');
	});
});

describe('unreadableResponse', () => {
	it('is the failure of a read', () => {
		const { message, failure: known } = unreadableResponse('GET /queues', '8x8');
		expect(message).toBe('8x8 sent a response that cannot be read');
		expect(known).toEqual({ ...failure, code: 'UNREADABLE_BODY' });
	});
});
