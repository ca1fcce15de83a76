import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n-core reads its settings when it is loaded, so this module comes before every import of it.

/** Folder of this test file's n8n: settings, key and binary files. Deleted when the file is done. */
export const userFolder = mkdtempSync(join(tmpdir(), 'n8n-nodes-8x8-'));

Object.assign(process.env, {
	N8N_USER_FOLDER: userFolder,
	N8N_ENCRYPTION_KEY: 'only-for-tests',
	N8N_LOG_LEVEL: 'silent',
	N8N_DEFAULT_BINARY_DATA_MODE: process.env.N8N_DEFAULT_BINARY_DATA_MODE ?? 'default',
});

afterAll(() => rmSync(userFolder, { recursive: true, force: true }));
