/** Addresses that are, or may become, the installation's own, or by which a tenant could pose as it. */
const names = `
abuse account accounts admin administrator api app apps assets atrium auth autoconfig autodiscover billing blog board cdn
calendar chat client clients cloud console contact dashboard data demo dev developer developers dns docs domain download
email example files forum ftp git graphql guest health healthz help host hostmaster home imap images img info internal
invoice invoices localhost login logout mail mailer metrics mobile monitor mta-sts mx news ns1 ns2 null oauth operator
owner partner partners pay payments ping platform pop pop3 portal postmaster press preview pricing private production
proxy public readyz register root sales security server shop sign-in sign-up signin signup smtp socket ssl staging static
stats status store stripe support sysadmin system team tenant test testing tls tools turn undefined upload uploads user
users webhook webhooks webmaster webmail websocket wiki wpad www www1 www2
`;

/** Prefixes and suffixes that make a slug look like part of another organization: `acme-login`, `my-acme`. */
const parts = `
account accounts admin app auth billing chat client clients cloud connect contact customer customers desk docs go help
helpdesk home hq id info invoice invoices jobs login logon mail members my office official online pay payment payments
portal secure security service services shop signin site sso staff status store support team the verify web webmail www
`;

const wordsOf = (list: string): readonly string[] => list.trim().split(/\s+/);

/** The installation's own name. */
export const ownSlug = 'atrium';
export const reservedSlugs = wordsOf(names);
export const slugAffixes = wordsOf(parts);
