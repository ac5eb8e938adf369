import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const migrationsDir = fileURLToPath(new URL('../../../../migrations', import.meta.url));

/** A file of `migrations/`. What its comments may say of how it is run: docs/database.md, "Changing a large table". */
export interface MigrationFile {
  /** Without `.sql`. */
  readonly name: string;
  /** The statements of a file that begins with `-- no transaction`; null where it runs in a transaction. */
  readonly statements: readonly string[] | null;
  /** Names of back-fills that must be done before it: lines `-- requires back-fill <name>`. */
  readonly requires: readonly string[];
}

/** In the order in which they run. */
export function readMigrations(dir = migrationsDir): MigrationFile[] {
  return migrationNames(dir).map((name) => {
    const text = readFileSync(join(dir, `${name}.sql`), 'utf8');
    return {
      name,
      statements: text.startsWith('-- no transaction\n') ? statementsOf(text) : null,
      requires: [...text.matchAll(/^-- requires back-fill (?<name>\S+)$/gmu)].map(
        ({ groups }) => groups?.['name'] ?? '',
      ),
    };
  });
}

/** The name of this release's newest migration. */
export function newestMigration(): string {
  return migrationNames().at(-1) ?? '';
}

export function migrationNames(dir = migrationsDir): string[] {
  return readdirSync(dir)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.slice(0, -'.sql'.length))
    .sort();
}

/**
 * Splits a file without transaction. `npm run check` holds such files to statements that have no semicolon inside, and to
 * comments on lines of their own.
 */
function statementsOf(text: string): string[] {
  return text
    .replaceAll(/^\s*--.*$/gmu, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}
