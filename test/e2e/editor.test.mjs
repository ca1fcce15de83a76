// The editor in a real browser: what users see of the package.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { launchBrowser, openEditor } from './support/browser.mjs';
import { createTestbed, manualTrigger, ownNode } from './support/testbed.mjs';

const nodes = [
	ownNode('eightByEightRealtimeMetrics', 'eightByEightApi', {
		resource: 'queue',
		operation: 'getMany',
	}),
	ownNode('eightByEightCloudStorage', 'eightByEightApi', {
		resource: 'object',
		operation: 'getMany',
		region: 'us-west',
	}),
	ownNode('eightByEightVideo', 'eightByEightVideoApi', { resource: 'room', operation: 'create' }),
	ownNode('eightByEightContactNow', 'contactNowApi', { resource: 'token', operation: 'get' }),
];
