/** Arguments of a mail that SendGrid repeats in each of its events: whose it is. */
export const eventArguments = { organization: 'atrium_organization', mail: 'atrium_mail' } as const;
