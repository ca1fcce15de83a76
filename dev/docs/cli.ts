// Writes the generated sections of the documentation, or with --check only reports whether they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { generatePages } from './generate';

async function main() {
	const onlyCheck = process.argv.includes('--check');
	for (const { path, content } of await generatePages()) {
		if (readFileSync(path, 'utf8') === content) continue;
		if (onlyCheck) {
			console.error(`${path} is out of date: run "npm run docs"`);
			process.exitCode = 1;
		} else {
			writeFileSync(path, content);
			console.log(`Wrote ${path}`);
		}
	}
}

void main();
