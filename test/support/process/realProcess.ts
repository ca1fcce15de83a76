import { setFlagsFromString } from 'node:v8';
import { runInNewContext, runInThisContext } from 'node:vm';

/** Jest gives each test file a copy of `process`, on which Node's own warnings and listeners do not show. */
export const realProcess = runInThisContext('process') as NodeJS.Process;

setFlagsFromString('--expose-gc');
/** Frees at once whatever memory nobody holds any more. */
export const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Collects the names of Node's warnings, such as MaxListenersExceededWarning, until `stop`.
 *
 * Not of those that say that n8n's dependencies use something old: they come once in a process, whichever
 * test is the first.
 */
export function watchWarnings(): { readonly warnings: string[]; stop(): void } {
	const warnings: string[] = [];
	const note = ({ name }: Error) => {
		if (name !== 'DeprecationWarning') warnings.push(name);
	};
	realProcess.on('warning', note);
	return { warnings, stop: () => void realProcess.off('warning', note) };
}
