import { boolean, string } from '../../shared/fields';
import { InvalidInputError } from '../../shared/errors/invalidInputError';
import { quote } from '../../shared/errors/quote';

export const agentEmail = string({
	displayName: 'Agent Email',
	description:
		'Login of an existing agent. Adds agent_url to the output, the page on which this agent is logged in.',
	placeholder: 'e.g. nathan@example.com',
	check: checkEmail,
});

export const agentPageOptions = {
	embedded: boolean({
		displayName: 'Embedded Agent Page',
		default: false,
		description: 'Whether agent_url opens the simple page for iframes instead of the full page',
	}),
};

/** Requires one @ and a dot in the domain, which is enough to catch a value in the wrong field. */
function checkEmail(text: string, displayName: string): string {
	if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return text;
	throw new InvalidInputError(
		`'${displayName}' is not a valid email address: ${quote(text)}`,
		'Enter an address such as nathan@example.com.',
	);
}
