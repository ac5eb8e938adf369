import { createHash } from 'node:crypto';

/**
 * A migration that has run somewhere runs there never again: one that is changed afterwards leaves every installation
 * with another schema. `migrations/SHA256SUMS` (as `sha256sum` writes it) holds them as they were committed.
 *
 * @param {{ name: string, text: string }[]} migrations the `.sql` files, without their folder
 * @param {string} sums
 * @returns {string[]} what is wrong, a line each
 */
export function changedMigrations(migrations, sums) {
  const known = new Map(
    sums
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [sum = '', name = ''] = line.split(/\s+/u);
        return [name, sum];
      }),
  );
  const faults = migrations.flatMap(({ name, text }) => {
    const sum = createHash('sha256').update(text).digest('hex');
    const was = known.get(name);
    if (was === undefined) return [`migrations/${name}: is new: add "${sum}  ${name}" to migrations/SHA256SUMS`];
    return was === sum ? [] : [`migrations/${name}: has been changed: write the next one instead`];
  });
  const names = new Set(migrations.map(({ name }) => name));
  const gone = [...known.keys()].filter((name) => !names.has(name));
  return [...faults, ...gone.map((name) => `migrations/${name}: is gone: where it has run, it is still expected`)];
}
