import { safeFileName } from '../../../../nodes/shared/files/safeFileName';

describe('safeFileName', () => {
	it.each([
		['call.mp3', 'call.mp3'],
		['2022-11-09T23:06:07+01:00.mp3', '2022-11-09T23_06_07+01_00.mp3'],
		['../../etc/passwd', '_.._etc_passwd'],
		['a\\b/c:d*e?f"g<h>i|j.wav', 'a_b_c_d_e_f_g_h_i_j.wav'],
		['line\nbreak\u0000.txt', 'line_break_.txt'],
		['con.txt', '_con.txt'],
		['NUL', '_NUL'],
		['console.log', 'console.log'],
		['  dots... ', 'dots'],
		['', 'file'],
		['...', 'file'],
		['名前 é.mp3', '名前 é.mp3'],
	])('makes %j safe', (name, expected) => {
		expect(safeFileName(name)).toBe(expected);
	});

	it('shortens long names and keeps the extension', () => {
		const name = safeFileName(`${'x'.repeat(500)}.mp3`);
		expect(name).toHaveLength(200);
		expect(name.endsWith('.mp3')).toBe(true);
	});
});
