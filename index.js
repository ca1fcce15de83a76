'use strict';

// For hosts other than n8n's own loader: every node and credential class of the built package,
// by class name. The list is package.json's, so that it cannot fall behind.
const { n8n } = require('./package.json');

for (const file of [...n8n.credentials, ...n8n.nodes]) {
	Object.assign(exports, require(`./${file}`));
}
