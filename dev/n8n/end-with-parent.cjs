'use strict';

const process = require('node:process');

// Loaded into the servers before their own code: the parent process may be killed without a
// chance to stop them; then the IPC channel closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
