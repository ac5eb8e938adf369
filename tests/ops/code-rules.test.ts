import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { missingPackages } from '../../scripts/check/lock.mjs';
import { changedMigrations } from '../../scripts/check/migrations.mjs';
import { faultsOf } from '../../scripts/check/rules.mjs';

const faults = (name: string, text: string) => faultsOf({ name, text }).join('\n');

describe('the rules of the code', () => {
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
    const text = `import { modules } from '../../../modules.ts';`;
    expect(faults('backend/src/kernel/http/document/openapi.ts', text)).toContain('must not know its modules');
    expect(faults('backend/src/kernel/http/document/openapi.test.ts', text)).toBe('');
  });

  it('let stores and the kernel write SQL, and nobody else', () => {
    const text = `import { sql } from 'slonik';`;
    expect(faults('backend/src/modules/usage/store.ts', text)).toBe('');
    expect(faults('backend/src/modules/usage/store/records.ts', text)).toBe('');
    expect(faults('backend/src/kernel/events/outbox.ts', text)).toBe('');
    expect(faults('backend/src/modules/usage/routes.ts', text)).toContain("the module's store.ts");
  });

  it('refuse the sql tag outside of stores, under any name and in any way of importing', () => {
    const ways = [
      `import { sql } from '../../kernel/db/sql.ts';`,
      `import { sql as query } from '../../kernel/db/sql.ts';`,
      `import { createSqlTag } from 'slonik';`,
      `import * as database from '../../kernel/db/sql.ts';`,
      `export { sql as query } from '../../kernel/db/sql.ts';`,
      `export * from '../../kernel/db/sql.ts';`,
      `const { sql } = await import('../../kernel/db/sql.ts');`,
      `const { sql } = await import(\`../../kernel/db/sql.ts\`);`,
    ];
    const found = ways.map((text) => faults('backend/src/modules/usage/service.ts', text));
    expect(found).toEqual(ways.map(() => expect.stringContaining("the module's store.ts")));
    expect(faults('backend/src/modules/usage/restore.ts', ways[0] ?? '')).toContain("the module's store.ts");
    expect(faults('backend/src/modules/usage/usage.test.ts', ways[0] ?? '')).toBe('');
  });

  it('refuse a store that hands the sql tag on', () => {
    const ways = [
      `import { sql } from '../../kernel/db/sql.ts';\nexport { sql };`,
      `import { sql } from '../../kernel/db/sql.ts';\nexport { listUsage, sql as query };`,
      `import { sql } from '../../kernel/db/sql.ts';\nexport const query = sql;`,
      `import { sql } from '../../kernel/db/sql.ts';\nexport default sql;`,
      `export { sql } from '../../kernel/db/sql.ts';`,
    ];
    const found = ways.map((text) => faults('backend/src/modules/usage/store.ts', text));
    expect(found).toEqual(ways.map(() => expect.stringContaining('exports the sql tag')));
    const own = `import { sql } from '../../kernel/db/sql.ts';\nexport const count = (tx: Tx) => tx.one(sql.type(row)\`…\`);`;
    expect(faults('backend/src/modules/usage/store.ts', own)).toBe('');
  });

  it('let no module open a connection of its own', () => {
    const ways = [
      `import { createDatabase } from '../../kernel/db/create.ts';`,
      `import { createPool } from '../../kernel/db/pool.ts';`,
      `import type { Pools } from '../../kernel/db/pools.ts';`,
      `import { createDatabase as open } from '../../kernel/db/create.ts';`,
      `export { createDatabase } from '../../kernel/db/create.ts';`,
      `const { createDatabase } = await import('../../kernel/db/create.ts');`,
      `import { createKernel } from '../../kernel/create.ts';`,
    ];
    for (const file of ['service.ts', 'store.ts', 'store/rows.ts']) {
      const deeper = file.includes('/') ? '../' : '';
      const found = ways.map((text) =>
        faults(`backend/src/modules/usage/${file}`, text.replace('../../', `${deeper}../../`)),
      );
      expect(found, file).toEqual(ways.map(() => expect.stringContaining('opens no connection')));
    }
    const usual = `import type { Tx } from '../../kernel/db/database.ts';\nimport { newId } from '../../kernel/db/id.ts';`;
    expect(faults('backend/src/modules/usage/service.ts', usual)).toBe('');
  });

  it('let only the named files of modules work across organizations', () => {
    const ways = [
      `await kernel.db.as('atrium_operator', find);`,
      `await this.#kernel.db.as(\n  'atrium_operator',\n  find,\n);`,
      `await db.as<Row[]>(login, find);`,
      `await database?.as(login, find);`,
      `await kernel.db['as'](login, find);`,
      `const { as } = kernel.db;`,
      `const { tenant, as: run } = kernel.db;`,
      `const login = 'atrium_relay';`,
    ];
    const found = ways.map((text) => faults('backend/src/modules/usage/service.ts', text));
    expect(found).toEqual(ways.map(() => expect.stringContaining('login of the system')));
    expect(faults('backend/src/modules/usage/sweeper.ts', ways[0] ?? '')).toBe('');
    expect(faults('backend/src/kernel/events/relay.ts', ways[0] ?? '')).toBe('');
    const harmless = `import { sum as total } from './x.ts';\nconst level = value as Level;\nrun({ as: 'client' });`;
    expect(faults('backend/src/modules/usage/service.ts', harmless)).toBe('');
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

  it('let the layers of the front end import what is below them', () => {
    const page = `import { api } from '../../api/api.ts';\nimport { cn } from '../../lib/cn.ts';\nimport { Button } from '../../ui/button.tsx';`;
    expect(faults('frontend/src/features/members/members-page.tsx', page)).toBe('');
    expect(faults('frontend/src/app/registry.ts', `import { isAllowed } from '../lib/feature.ts';`)).toBe('');
    expect(faults('frontend/src/app/features.ts', `export { auth } from '../features/auth/index.tsx';`)).toBe('');
    expect(faults('frontend/src/app/router.tsx', `import { signInRoutes } from '../features/auth/public.ts';`)).toBe(
      '',
    );
    expect(
      faults('frontend/src/features/notes/index.tsx', `import { signInRoutes } from '../auth/public.ts';`),
    ).toMatch('only its index.tsx');
    expect(
      faults('frontend/src/main.tsx', `import './app/theme.css';\nimport { Router } from './app/router.tsx';`),
    ).toBe('');
    expect(faults('frontend/src/ui/failure.tsx', `import { messageOf } from '../api/error.ts';`)).toBe('');
  });

  it('refuse an import from a higher layer, in any way of importing', () => {
    const ways = (target: string) => [
      `import { x } from '../${target}';`,
      `import type { X } from '../${target}';`,
      `import { type X } from '../${target}';`,
      `import {\n  x,\n  y,\n} from '../${target}';`,
      `import '../${target}';`,
      `import * as all from '../${target}';`,
      `export { x } from '../${target}';`,
      `export type { X } from '../${target}';`,
      `const { x } = await import('../${target}');`,
      `const X = lazy(async () => ({ default: (await import(\`../${target}\`)).X }));`,
      `const pages = import.meta.glob('../${target}');`,
      `type X = import('../${target}').X;`,
      `import { x } from '@/${target}';`,
      `import { x } from '~/${target}';`,
      `import { x } from '/src/${target}';`,
      `import { x } from '@atrium/frontend/src/${target}';`,
    ];
    const forbidden = [
      ['lib', 'ui/button.tsx'],
      ['lib', 'api/api.ts'],
      ['lib', 'features/auth/index.tsx'],
      ['lib', 'app/registry.ts'],
      ['api', 'ui/toast.tsx'],
      ['api', 'features/auth/index.tsx'],
      ['ui', 'features/auth/index.tsx'],
      ['ui', 'app/registry.ts'],
      ['ui', 'main.tsx'],
      ['features', 'app/registry.ts'],
    ] as const;
    for (const [layer, target] of forbidden) {
      const found = ways(target).map((text) => faults(`frontend/src/${layer}/file.tsx`, text));
      expect(found, `${layer} → ${target}`).toEqual(
        ways(target).map(() => expect.stringContaining(`${layer} may import`)),
      );
    }
    const deep = `import { Button } from '../../ui/button.tsx';`;
    expect(faults('frontend/src/lib/dates/format.ts', deep)).toContain('lib may import');
    expect(faults('frontend/src/ui/button.tsx', `import { x } from '../elsewhere/x.ts';`)).toContain('ui may import');
  });

  it('refuse a file of the front end outside of its layers', () => {
    expect(faults('frontend/src/helpers/dates.ts', '')).toContain('belongs to no layer');
    expect(faults('frontend/src/dates.ts', '')).toContain('belongs to no layer');
    expect(faults('frontend/vite.config.ts', '')).toBe('');
  });

  it('refuse a page that reaches past the index of another feature, in any way of importing', () => {
    const ways = [
      `import { keys } from '../members/queries.ts';`,
      `import type { Member } from '../members/queries.ts';`,
      `import { type Member } from '../members/queries.ts';`,
      `export { keys } from '../members/queries.ts';`,
      `export type { Member } from '../members/queries.ts';`,
      `const { keys } = await import('../members/queries.ts');`,
      `const Page = lazy(() => import('../members/members-page.tsx'));`,
      `const Page = lazy(() => import(/* webpackChunkName: "members" */ '../members/members-page.tsx'));`,
      `const load = (name: string) => import(\`../\${name}/page.tsx\`);`,
      `const pages = import.meta.glob('../*/*-page.tsx', { eager: true });`,
      `type Member = import('../members/queries.ts').Member;`,
      `import { RowMenu } from '../members/table/row-menu.tsx';`,
      `import { keys } from '@/features/members/queries.ts';`,
      `import { keys } from '../../../src/features/members/queries.ts';`,
      `import { members } from '../members';`,
    ];
    const found = ways.map((text) => faults('frontend/src/features/announcements/banner.tsx', text));
    expect(found).toEqual(ways.map(() => expect.stringContaining('only its index.tsx')));

    const fromApp = `const Page = lazy(() => import('../../features/auth/waiting-page.tsx'));`;
    expect(faults('frontend/src/app/shell/shell.tsx', fromApp)).toContain('only its index.tsx');
    const own = `import { keys } from '../queries.ts';\nimport { members } from '../../members/index.tsx';`;
    expect(faults('frontend/src/features/announcements/list/row.tsx', own)).toBe('');
  });

  it('refuse texts that are in one language only', () => {
    const ways = [
      `<Button aria-label="Close" />`,
      `<Input placeholder="search or jump to" />`,
      `<Field label={'Name'} />`,
      `<Row label={\`Go to \${page}\`} />`,
      `const options = [{ value: 'all', label: 'All roles' }];`,
      `toast('Saved.');`,
      `toast(\n  \`Deleted \${name}\`);`,
      `usePageTitle("Notes");`,
    ];
    const found = ways.map((text) => faults('frontend/src/features/notes/note-list.tsx', text));
    expect(found).toEqual(ways.map(() => expect.stringContaining('texts are messages')));
    const fine = [
      `<Button aria-label={t('ui.close')} aria-hidden="true" type="button" />`,
      `<Select label={label} title={title} alt="" />`,
      `const navigation = { label: 'notes.nav', icon: NotebookPen };`,
      `toast(t('notes.deleted'));`,
    ];
    for (const text of fine) expect(faults('frontend/src/features/notes/note-list.tsx', text)).toBe('');
    expect(faults('frontend/src/features/notes/messages/de.ts', `export const m = { title: 'Notizen' };`)).toBe('');
  });

  it('refuse barrels', () => {
    expect(faults('frontend/src/ui/index.ts', '')).toContain('is a barrel');
    expect(faults('backend/src/modules/usage/index.ts', '')).toBe('');
    expect(faults('frontend/src/features/members/index.tsx', '')).toBe('');
    expect(faults('frontend/src/features/members/table/index.tsx', '')).toContain('is a barrel');
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
