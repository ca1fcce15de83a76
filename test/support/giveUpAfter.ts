import type { AxiosStatic } from 'axios';

/** The copy of axios that n8n sends requests with. */
const axios = jest.requireActual<AxiosStatic>(
	require.resolve('axios', { paths: [require.resolve('@n8n/backend-network')] }),
);

/** Makes every request of a test give up after so many milliseconds without an answer. */
export function giveUpAfter(milliseconds: number): void {
	const id = axios.interceptors.request.use((config) => ({ ...config, timeout: milliseconds }));
	cleanups.push(() => axios.interceptors.request.eject(id));
}

const cleanups: Array<() => void> = [];

afterEach(() => {
	for (const cleanUp of cleanups.splice(0)) cleanUp();
});
