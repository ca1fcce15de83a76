import type { AxiosStatic, InternalAxiosRequestConfig } from 'axios';
import { matches } from '../../sandbox/recorder';

/** The copy of axios that n8n sends requests with. */
const axios = jest.requireActual<AxiosStatic>(
	require.resolve('axios', { paths: [require.resolve('@n8n/backend-network')] }),
);

/** Makes the next request to a path time out after so many milliseconds. */
export function timeOutOnce(path: string | RegExp, milliseconds: number): void {
	const isMeant = ({ baseURL = '', url = '', method = '' }: InternalAxiosRequestConfig) =>
		matches({ path }, { method, path: new URL(baseURL + url).pathname });
	const id = axios.interceptors.request.use((config) => {
		if (!isMeant(config)) return config;
		axios.interceptors.request.eject(id);
		return { ...config, timeout: milliseconds };
	});
	cleanups.push(() => axios.interceptors.request.eject(id));
}

const cleanups: Array<() => void> = [];

afterEach(() => {
	for (const cleanUp of cleanups.splice(0)) cleanUp();
});
