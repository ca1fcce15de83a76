import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

/**
 * `/s3/` and segments of letters, digits, `.`, `_`, `~` and `-`, none of them only dots. Such a path cannot
 * lead to another host (`//`, a scheme), leave the folder (`..`, even encoded) or end early (`?`, `#`, `\`).
 */
const pattern = /^\/s3(?:\/(?!\.+(?:\/|$))[\w.~-]+)+$/;

/**
 * The path of a snapshot if a message is one, otherwise undefined.
 *
 * A guest can type any text that begins with `/s3/`, so only paths that are safe to request are accepted.
 */
export function snapshotPath(message: unknown): string | undefined {
	return typeof message === 'string' && pattern.test(message) ? message : undefined;
}

/** Returns the text if it is a snapshot path. @throws {InvalidInputError} otherwise */
export function checkSnapshotPath(text: string, displayName: string): string {
	if (snapshotPath(text) !== undefined) return text;
	throw new InvalidInputError(
		`'${displayName}' is not a valid snapshot path: ${quote(text)}`,
		'Enter a path below /s3/ from the conversation of a call, e.g. /s3/uploads/snapshots/2019/2/8/1552458607812-snapshot.png.',
	);
}
