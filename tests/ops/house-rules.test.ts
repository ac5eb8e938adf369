import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { missingPackages } from '../../scripts/check/lock.mjs';
import { changedMigrations } from '../../scripts/check/migrations.mjs';
import { faultsOf } from '../../scripts/check/rules.mjs';

const faults = (name: string, text: string) => faultsOf({ name, text }).join('\n');

describe('the rules of the house', () => {
  it('let a module import the kernel and another module at its index', () => {
    const text = `import { fail } from '../../kernel/errors.ts';\nimport { prepareAnswer } from '../gateway/index.ts';\n`;
    expect(faults('backend/src/modules/conversations/routes.ts', text)).toBe('');
  });

  it('refuse a module that reaches past the index of another, in any way of importing', () => {
    const ways = [
      `import { records } from '../usage/store.ts';`,
      `import type { Row } from '../usage/store.ts';`,
      `import {\n  records,\n} from '../usage/store.ts';`,
      `export { records } from '../usage/store.ts';`,
      `const usage = await import('../usage/store.ts');`,
    ];
    const found = ways.map((text) => faults('backend/src/modules/gateway/call.ts', text));
    expect(found).toEqual(ways.map(() => expect.stringContaining('only its index.ts')));
  });

  it('refuse a kernel that knows a module, but not a test of the kernel that does', () => {
    const text = `import { modules } from '../../modules.ts';`;
    expect(faults('backend/src/kernel/http/openapi.ts', text)).toContain('must not know its modules');
    expect(faults('backend/src/kernel/http/openapi.test.ts', text)).toBe('');
  });

  it('let stores and the kernel write SQL, and nobody else', () => {
    const text = `import { sql } from 'slonik';`;
    expect(faults('backend/src/modules/usage/store.ts', text)).toBe('');
    expect(faults('backend/src/modules/usage/store/records.ts', text)).toBe('');
    expect(faults('backend/src/kernel/events/outbox.ts', text)).toBe('');
    expect(faults('backend/src/modules/usage/routes.ts', text)).toContain("the module's store.ts");
  });

  it('keep contracts fit for the browser', () => {
    const name = 'backend/src/modules/usage/contract.ts';
    expect(faults(name, `import { z } from 'zod';\nimport { id } from '../../kernel/http/contract.ts';`)).toBe('');
    expect(faults(name, `import { fail } from '../../kernel/errors.ts';`)).toContain('a contract imports zod');
  });

  it('ship no backend code to the browser', () => {
    const name = 'frontend/src/api/api.ts';
    expect(faults(name, `import type { Api } from '@atrium/backend/api';`)).toBe('');
    expect(faults(name, `import { contract } from '@atrium/backend/api';`)).toContain('only "import type"');
    expect(faults(name, `import { x } from '../../../backend/src/x.ts';`)).toContain('only "import type"');
  });

  it('refuse barrels', () => {
    expect(faults('frontend/src/ui/index.ts', '')).toContain('is a barrel');
    expect(faults('backend/src/modules/usage/index.ts', '')).toBe('');
    expect(faults('frontend/src/ui/all.ts', `export * from './button.tsx';`)).toContain('name what others may use');
  });

  it('refuse long files, unfinished ones and tests that are left out', () => {
    expect(faults('scripts/long.mjs', 'x\n'.repeat(400))).toBe('');
    expect(faults('scripts/long.mjs', 'x\n'.repeat(401))).toContain('401 lines');
    expect(faults('backend/src/app.ts', '// TODO: more')).toContain('finish it');
    expect(faults('backend/src/app.test.ts', `it.skip('works', () => {});`)).toContain('it.skip');
  });
});

describe('migrations', () => {
  const sum = (text: string) => createHash('sha256').update(text).digest('hex');
  const sums = `${sum('create table a ()')}  0001_a.sql\n${sum('create table b ()')}  0002_b.sql\n`;
  const first = { name: '0001_a.sql', text: 'create table a ()' };
  const second = { name: '0002_b.sql', text: 'create table b ()' };

  it('stay as they were committed', () => {
    expect(changedMigrations([first, second], sums)).toEqual([]);
    const changed = changedMigrations([{ ...first, text: 'create table a (id int)' }, second], sums);
    expect(changed).toEqual([expect.stringContaining('write the next one')]);
    expect(changedMigrations([second], sums)).toEqual([expect.stringContaining('0001_a.sql: is gone')]);
  });

  it('are added to the list when they are new', () => {
    const third = { name: '0003_c.sql', text: 'create table c ()' };
    expect(changedMigrations([first, second, third], sums)).toEqual([expect.stringContaining(sum(third.text))]);
  });
});

describe('the lock file', () => {
  it('misses an optional package that npm forgot, and finds one that lies deeper', () => {
    const packages = {
      '': {},
      'node_modules/tool': { optionalDependencies: { '@tool/linux-x64': '1.0.0', '@tool/darwin-arm64': '1.0.0' } },
      'node_modules/tool/node_modules/@tool/linux-x64': { version: '1.0.0' },
    };
    expect(missingPackages(packages).map(({ name }) => name)).toEqual(['@tool/darwin-arm64']);
  });
});
