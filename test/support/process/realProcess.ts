import { setFlagsFromString } from 'node:v8';
import { runInNewContext, runInThisContext } from 'node:vm';

/** Jest gives each test file a copy of `process`, on which Node's own warnings and listeners do not show. */
export const realProcess = runInThisContext('process') as NodeJS.Process;

setFlagsFromString('--expose-gc');
/** Runs a full garbage collection. */
export const collectGarbage = runInNewContext('gc') as () => void;

/**
 * Collects the names of Node's warnings, such as MaxListenersExceededWarning, until `stop`.
 *
 * Ignores deprecation warnings of n8n's dependencies: they appear once per process, in whichever
 * test runs first.
 */
export function watchWarnings(): { readonly warnings: string[]; stop(): void } {
	const warnings: string[] = [];
	const note = ({ name }: Error) => {
		if (name !== 'DeprecationWarning') warnings.push(name);
	};
	realProcess.on('warning', note);
	return { warnings, stop: () => void realProcess.off('warning', note) };
}
