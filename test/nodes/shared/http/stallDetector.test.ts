import { createStallDetector } from '../../../../nodes/shared/http/stallDetector';

describe('createStallDetector', () => {
	const tellAgain = (
		watch: ReturnType<typeof createStallDetector>,
		keys: string[],
		times: number,
	) => {
		for (let time = 0; time < times; time++) watch(keys);
	};

	it.each([[[]], [['a', 'b']]])(
		'gives up after twenty pages of %j without anything new',
		(keys) => {
			const watch = createStallDetector();
			watch(['a', 'b']);
			tellAgain(watch, keys, 19);
			expect(() => watch(keys)).toThrow(
				expect.objectContaining({
					name: 'ApiError',
					message: 'The list has no end',
					description: "20 pages brought nothing new. Turn off 'Return All', or narrow the search.",
					failure: { request: '', isWrite: false, serverMessage: '' },
				}),
			);
		},
	);

	it('restarts its count whenever there is something new', () => {
		const watch = createStallDetector();
		for (const key of ['a', 'b', 'c']) {
			watch([key]);
			tellAgain(watch, ['a', key], 19);
		}
		expect(() => watch(['a'])).toThrow();
	});
});
