'use strict';

// Writes every table of n8n's database to standard output, as JSON: rows by table. A text that spans two
// pages of the file is split there, but not here. Run by the Node that n8n's driver is built for.
const { Buffer } = require('node:buffer');
const { argv, stdout } = require('node:process');
const { createRequire } = require('node:module');
const { dirname, join } = require('node:path');

// The driver is n8n's own, installed with it.
const sqlite3 = createRequire(join(dirname(argv[1]), '../../../test/e2e/package.json'))('sqlite3');

const database = new sqlite3.Database(argv[2], sqlite3.OPEN_READONLY);
const all = (sql) =>
	new Promise((resolve, reject) => {
		database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows)));
	});

async function dump() {
	const rowsByTable = {};
	for (const { name } of await all("select name from sqlite_master where type = 'table'")) {
		const rows = await all(`select * from "${name}"`);
		rowsByTable[name] = rows.map((row) =>
			Object.values(row).map((value) =>
				Buffer.isBuffer(value) ? value.toString('latin1') : value,
			),
		);
	}
	stdout.write(JSON.stringify(rowsByTable));
}

void dump();
