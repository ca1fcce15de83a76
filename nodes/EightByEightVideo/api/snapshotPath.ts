import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

/**
 * `/s3/` and segments of letters, digits, `.`, `_`, `~` and `-`, none of them all dots. So nothing can
 * lead to another host (`//`, a scheme), climb out (`..`, also encoded) or end the path (`?`, `#`, `\`).
 */
const pattern = /^\/s3(?:\/(?!\.+(?:\/|$))[\w.~-]+)+$/;

/**
 * The path of a snapshot, if a message of a conversation is one.
 *
 * A guest may write whatever begins with `/s3/`, so only a path that is safe on the same host counts.
 */
export function snapshotPath(message: unknown): string | undefined {
	return typeof message === 'string' && pattern.test(message) ? message : undefined;
}

/** @throws {InvalidInputError} for anything but the path of a snapshot */
export function checkSnapshotPath(text: string, displayName: string): string {
	if (snapshotPath(text) !== undefined) return text;
	throw new InvalidInputError(
		`'${displayName}' is not a valid snapshot path: ${quote(text)}`,
		'Enter a path below /s3/ from the conversation of a call, e.g. /s3/uploads/snapshots/2019/2/8/1552458607812-snapshot.png.',
	);
}
