import type { OAuthAccount } from '../accounts';
import { hash, mix, pick } from '../random';

/** A queue, group or agent as lists name it. */
export interface Named {
	id: string;
	name: string;
	/** What the values of its metrics derive from. */
	hash: number;
}

export interface Agent extends Named {
	group: Named;
	queueIds: ReadonlySet<string>;
}

/** The rows of one tenant. */
export interface Tenant {
	id: string;
	queues: readonly Named[];
	groups: readonly Named[];
	agents: readonly Agent[];
	/** IANA names; the first is the tenant's default. */
	timezones: readonly string[];
}

export interface ContactCenter {
	/** Same rows in every run with the same seed. */
	tenant(account: OAuthAccount, tenantId: string): Tenant;
}

const TEAMS = ['Sales', 'Support', 'Billing', 'Returns', 'Onboarding', 'Renewals', 'Réclamations'];
const LINES = ['English', 'Español', 'VIP', 'Chat & Email', 'After Hours', 'Callback'];
const GROUPS = ['Tier 1', 'Tier 2', 'Night Shift', 'Back Office', 'Team Leads', 'Trainees'];
const FIRST = ['Amira', 'Ben', 'Chloë', 'Dmitri', 'Eun-ji', 'Farah', 'Gil', 'Hana', 'Iñigo', 'Jo'];
const LAST = ['Abara', 'Brandt', 'Castro', "D'Souza", 'Eriksen', 'Fofana', 'Greco', 'Hayashi'];

const TIMEZONES = ['America/New_York', 'America/Los_Angeles', 'Europe/London', 'UTC'];
/** Each further tenant of an account numbers its queues and groups from here on. */
const IDS_PER_TENANT = 10_000;

function numbered(words: string[], index: number): string {
	const round = Math.floor(index / words.length);
	return round === 0 ? words[index] : `${words[index % words.length]} ${round + 1}`;
}

function createTenant(account: OAuthAccount, tenantId: string, seed: number): Tenant {
	const { queues, groups, agents } = account.contactCenter;
	const firstId = 101 + account.tenantIds.indexOf(tenantId) * IDS_PER_TENANT;
	const queueNames = TEAMS.flatMap((team) => LINES.map((line) => `${team} ${line}`));
	const named = (kind: string, id: string, name: string): Named => ({
		id,
		name,
		hash: hash(`${seed}/${tenantId}/${kind}/${id}`),
	});

	const queueList = Array.from({ length: queues }, (_, index) =>
		named('queue', String(firstId + index), numbered(queueNames, index)),
	);
	const groupList = Array.from({ length: groups }, (_, index) =>
		named('group', String(firstId + index), numbered(GROUPS, index)),
	);
	const agentList = Array.from({ length: agents }, (_, index): Agent => {
		const id = `ag${firstId}${String(index).padStart(5, '0')}`;
		const agent = named(
			'agent',
			id,
			`${pick(FIRST, index)} ${pick(LAST, index + Math.floor(index / 40))}`,
		);
		const queueIds = [1, 2, 3].map((turn) => pick(queueList, mix(agent.hash, turn)).id);
		return { ...agent, group: pick(groupList, index), queueIds: new Set(queueIds) };
	});
	return {
		id: tenantId,
		queues: queueList,
		groups: groupList,
		agents: agentList,
		timezones: TIMEZONES,
	};
}

export function createContactCenter(seed: number): ContactCenter {
	const tenants = new Map<string, Tenant>();
	return {
		tenant(account, tenantId) {
			const known = tenants.get(tenantId);
			if (known) return known;
			const made = createTenant(account, tenantId, seed);
			tenants.set(tenantId, made);
			return made;
		},
	};
}
