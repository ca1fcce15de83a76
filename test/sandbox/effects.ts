/** A video room. */
export interface Room {
	authToken: string;
	guestLink: string;
	callReference?: string;
	phoneNumber?: string;
	/** Epoch milliseconds; validity counts from creation, not from the agent's login. */
	createdAt: number;
	validUntil: number;
}

/** A guest link sent by SMS. */
export interface Sms {
	phoneNumber: string;
	guestLink: string;
	/** Epoch milliseconds. */
	sentAt: number;
}

/** What writes did, in order: for "at most once" checks. */
export interface Effects {
	rooms: Room[];
	/** Rooms with a phone number: each becomes an SMS when an agent logs in, not before. */
	invitations: Room[];
	smsSent: Sms[];
	/** Ids of objects that a DELETE turned from AVAILABLE to REVOKED. */
	deletedObjects: string[];
	/** zipName of each bulk download started. */
	bulkDownloads: string[];
	/** Each ContactNow token made and the IP addresses it was bound to. */
	tokenBindings: Array<{ token: string; addresses: string[] }>;
	/** Changes of ContactNow users' passwords, with the new one. */
	passwordChanges: Array<{ username: string; password: string }>;
}

export function createEffects(): Effects {
	return {
		rooms: [],
		invitations: [],
		smsSent: [],
		deletedObjects: [],
		bulkDownloads: [],
		tokenBindings: [],
		passwordChanges: [],
	};
}
