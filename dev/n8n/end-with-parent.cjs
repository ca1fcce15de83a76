'use strict';

const process = require('node:process');

// Loaded into the servers before their own code: whoever started them may be killed without a
// chance to stop them, and then the channel between the two closes.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
