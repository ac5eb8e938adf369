import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from '../run/say.mjs';
import { messageOf } from '../run/thrown.mjs';

/**
 * What an embedded start keeps for itself: made once, readable by its owner alone.
 *
 * @param {string} dataDir
 * @returns {{ encryptionKey: string, databasePassword: string }} 32 bytes in base64; the password of `atrium_app`
 */
export function keepSecrets(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  if (existsSync(file)) return read(file);
  if (existsSync(path.join(dataDir, 'postgres/cluster'))) {
    throw new Refusal(`${file} is missing, and without it the data beside it cannot be decrypted. Restore the file.`);
  }
  const secrets = {
    encryptionKey: randomBytes(32).toString('base64'),
    databasePassword: randomBytes(24).toString('base64url'),
  };
  write(file, JSON.stringify(secrets));
  return secrets;
}

function read(/** @type {string} */ file) {
  try {
    const { encryptionKey, databasePassword } = JSON.parse(readFileSync(file, 'utf8'));
    if (Buffer.from(encryptionKey, 'base64').length === 32 && databasePassword)
      return { encryptionKey, databasePassword };
    throw new Error('something is missing in it');
  } catch (error) {
    throw new Refusal(`${file} does not hold the secrets of this installation (${messageOf(error)}). Restore it.`);
  }
}

/**
 * On disk before it has its name: a start that is cut off here leaves the file whole or not at all.
 *
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o600);
  writeFileSync(handle, text);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(draft, file);
}
