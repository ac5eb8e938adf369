/**
 * The demo portals and who may sign in there, for the terminal. Only the data of `seed.ts` is read: it knows the names.
 *
 * @param {import('../../backend/src/kernel/env.ts').Env} env
 */
export async function demoLogins({ baseDomain, port }) {
  const { demoOrganizations, demoPassword } = await import('../../backend/src/seed.ts');
  const portals = demoOrganizations.map(({ slug, name, kind }) => {
    const address = `http://${slug}.${baseDomain}:${port}`;
    return `  ${address.padEnd(32)} ${`${name} (${kind})`.padEnd(30)} owner@${slug}.test`;
  });
  return [
    '',
    `Demo portals. Password of everybody: ${demoPassword}`,
    ...portals,
    'In each also admin@, agent@, member@ and client@.',
    '',
  ].join('\n');
}
