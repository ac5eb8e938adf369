import type { Env } from '../../kernel/env.ts';
import { ok, warn, type Finding } from './finding.ts';

const loopback = /^(?:127\.|localhost$|::1$)/u;

/** Checks combinations of settings that are valid one by one. */
export function checkSettings(env: Env): Finding[] {
  const { production, host, seed, registration, trustedProxies, role, redisUrl } = env;
  const mode = production ? 'production' : 'not production';
  const findings = [ok('settings', `Read without a fault (${mode}, role ${role}, registration ${registration}).`)];
  if (!production && !loopback.test(host))
    findings.push(
      warn('settings', `HOST=${host} is reached from other machines, without the rules of NODE_ENV=production.`),
    );
  if (seed === 'demo' && !loopback.test(host))
    findings.push(warn('settings', 'SEED=demo: whoever reaches this has the published password of the demo accounts.'));
  if (production && trustedProxies.length === 0)
    findings.push(warn('settings', 'TRUSTED_PROXIES is empty: behind a proxy, everybody would share its address.'));
  if (role !== 'all' && redisUrl === undefined)
    findings.push(warn('settings', `ROLE=${role} without REDIS_URL: several processes would not hear of each other.`));
  return findings;
}
