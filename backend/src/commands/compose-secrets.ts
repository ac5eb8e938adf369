import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

const password = (): string => randomBytes(24).toString('base64url');

/**
 * Creates the passwords and keys of docker-compose.yml at the first start, so that no two installations share them. One folder
 * for each group of containers that may read it.
 * @param folder holds `keys` (the application), `admin` (database and set-up) and `tools`
 */
function makeComposeSecrets(folder: string): void {
  const at = (name: string) => join(folder, name);
  for (const circle of ['keys', 'admin', 'tools']) mkdirSync(at(circle), { recursive: true });
  const postgres = keep(at('admin/postgres_password'), password);
  keep(at('admin/database_admin_url'), () => `postgres://postgres:${postgres}@postgres:5432/atrium`);
  keep(at('keys/database_url'), () => `postgres://atrium_app:${password()}@postgres:5432/atrium`);
  keep(at('keys/encryption_key'), () => randomBytes(32).toString('base64'));
  keep(at('tools/pgadmin_password'), password);
  keep(at('tools/minio_password'), password);
  keep(at('tools/turnserver.conf'), () => `use-auth-secret\nstatic-auth-secret=${password()}\n`);
}

/**
 * The content of the file, created by `make` where it is missing. It is on disk before it gets its name, so an interrupted
 * start leaves it whole or absent. Readable by all, since each container runs as a user of its own: access is decided by where
 * the folder is mounted.
 */
function keep(file: string, make: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const draft = `${file}.new`;
  const handle = openSync(draft, 'w', 0o444);
  const made = make();
  writeFileSync(handle, made);
  fsyncSync(handle);
  closeSync(handle);
  chmodSync(draft, 0o444);
  renameSync(draft, file);
  return made;
}

if (import.meta.main) makeComposeSecrets(process.argv[2] ?? '/secrets');
