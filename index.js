'use strict';

// For hosts other than n8n's own loader: every node and credential class of the built package, by class name.
module.exports = require('./dist/bundle.js');
