import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../run/paths.mjs';
import { Refusal } from '../run/say.mjs';

/**
 * @typedef {object} Settings
 * @property {import('../../backend/src/kernel/env.ts').Env} env
 * @property {boolean} embedded no database is configured, we run one
 * @property {boolean} ownKey no encryption key is, we keep one
 */

/**
 * The environment and an optional `.env`, checked whole before anything is written. Ends the start with every fault.
 *
 * @returns {Promise<Settings>}
 */
export async function readSettings() {
  const file = path.join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
  const embedded = !isSet('DATABASE_URL');
  const ownKey = !isSet('ENCRYPTION_KEY');
  process.env.DATA_DIR = path.resolve(root, process.env.DATA_DIR?.trim() || '.data');
  if (embedded && !isSet('SEED') && process.env.NODE_ENV !== 'production') process.env.SEED = 'demo';
  const { EnvError, readEnv } = await import('../../backend/src/kernel/env.ts');
  try {
    const env = readEnv({
      ...process.env,
      // They are made later, once nothing else can stop the start.
      ...(embedded && { DATABASE_URL: 'postgres://embedded' }),
      ...(ownKey && { ENCRYPTION_KEY: randomBytes(32).toString('base64') }),
    });
    return { env, embedded, ownKey };
  } catch (error) {
    if (error instanceof EnvError)
      throw new Refusal(`${error.message}\n.env.example lists every setting.`, { cause: error });
    throw error;
  }
}

const isSet = (/** @type {string} */ name) => Boolean(process.env[name]?.trim() || process.env[`${name}_FILE`]?.trim());
