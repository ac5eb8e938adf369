import { demoOrganizations, demoPassword } from '../../backend/src/demo.ts';

/**
 * The demo portals and who may sign in there, for the terminal.
 *
 * @param {import('../../backend/src/kernel/env.ts').Env} env
 */
export function demoLogins({ baseDomain, port }) {
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
