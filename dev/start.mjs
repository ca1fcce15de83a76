// `npm start`: a real n8n with the 8x8 nodes in its editor and example workflows that have run.
import { parseArgs } from 'node:util';
import { variablesHelp } from './n8n/accounts.mjs';
import { installEverything } from './n8n/installation.mjs';
import { endProcess, expectInterrupt, isEnding } from './processes.mjs';

const help = `Starts n8n with the 8x8 nodes and runs the example workflows.

  npm start              opens the editor and stays until Ctrl-C
  npm start -- --once    ends after the table; exit code 1 if a workflow failed or returned no rows
  npm start -- --help    this text

Without further settings the workflows talk to the sandbox, an offline 8x8 with made-up data.
With these environment variables they talk to your own 8x8 account: only the workflows whose
credentials are given, and only those that read.

${variablesHelp()}

n8n and everything in it is discarded when the command ends.`;

const { once, help: helpAsked } = readArguments();
if (helpAsked) {
	console.log(help);
} else {
	try {
		await start();
	} catch (error) {
		if (!isEnding()) console.error(`\n${error.message}`);
		await endProcess(1);
	}
}

function readArguments() {
	try {
		const options = { once: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } };
		return parseArgs({ options }).values;
	} catch (error) {
		console.error(`${error.message}\n\n${help}`);
		process.exit(2);
	}
}

async function start() {
	await installEverything();
	// Imported dynamically: these modules need the packages just installed.
	const { runDemo } = await import('./n8n/demo.mjs');
	const { owner } = await import('./n8n/rest.mjs');
	const { url, ended, sandboxUrl, table, problems } = await runDemo();

	console.log(`\n${table}\n`);
	for (const problem of problems) console.error(`Failed: ${problem}`);
	if (once) return await endProcess(problems.length === 0 ? 0 : 1);

	expectInterrupt();
	console.log(`Editor   ${url}`);
	console.log(`Login    ${owner.email}   ${owner.password}`);
	if (sandboxUrl) console.log(`Sandbox  ${sandboxUrl}  (an offline 8x8 with made-up data)`);
	console.log('Ctrl-C stops everything and deletes this n8n and its data.');
	const endOfLog = await ended;
	throw new Error(`n8n has exited:\n${endOfLog}`);
}
