import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockFaults } from '../../scripts/check/migration-locks.mjs';

/** What is wrong with a migration of this text, a line each. */
async function faults(text: string, ...earlier: string[]): Promise<string> {
  const files = [...earlier, text].map((one, at) => ({ name: `00${20 + at}_things.sql`, text: one }));
  return (await lockFaults(files.at(-1)!, files.slice(0, -1))).join('\n');
}

/** Each refused, with a sentence that holds `says`; each allowed without one. */
const cases: Record<string, { says: string; refused: string[]; allowed: string[] }> = {
  'an index that is built under a lock': {
    says: 'stops all writers of "messages"',
    refused: [
      'create index messages_model on messages (org_id, model);',
      'CREATE UNIQUE INDEX IF NOT EXISTS messages_model ON public.messages USING btree (org_id, model) WHERE model IS NOT NULL;',
      'create table things (id uuid);\ncreate index on messages (org_id);',
    ],
    allowed: [
      '-- no transaction\n-- Lists by model.\ncreate index concurrently messages_model on messages (org_id, model);\n',
      'create table things (org_id uuid, id uuid);\ncreate index things_id on things (org_id, id);',
      'create index plans_name on plans (name);',
    ],
  },
  'a constraint that is checked at once': {
    says: 'add it NOT VALID',
    refused: [
      'alter table messages add constraint messages_model_check check (length(model) < 200);',
      'alter table messages add check (length(model) < 200);',
      'alter table messages add constraint messages_author foreign key (org_id, user_id) references members (org_id, user_id);',
      'alter table only public.messages add column note text, add foreign key (org_id, note) references notes (org_id, id) on delete cascade;',
      'alter table messages drop constraint messages_role_check, add constraint messages_role_check check (role <> $$x$$);',
    ],
    allowed: [
      'alter table messages add constraint messages_model_check check (length(model) < 200) not valid;',
      'alter table messages add constraint messages_author foreign key (org_id, user_id) references members (org_id, user_id) not valid;',
      'alter table limits drop constraint limits_kind_check, add constraint limits_kind_check check (kind <> $$x$$);',
    ],
  },
  'a constraint that is validated in a transaction': {
    says: 'put it into a file of its own that begins with "-- no transaction"',
    refused: [
      'alter table messages add constraint c check (model <> $$x$$) not valid;\nalter table messages validate constraint c;',
      'alter table messages validate constraint c;',
    ],
    allowed: [
      '-- no transaction\nalter table messages validate constraint c;\nalter table notes validate constraint d;\n',
    ],
  },
  'a column that loses NULL by reading all rows': {
    says: 'SET NOT NULL reads all of "messages"',
    refused: [
      'alter table messages alter column model set not null;',
      'alter table messages alter model set not null;',
      'alter table messages add constraint c check (model is not null) not valid, alter column model set not null;',
    ],
    allowed: ['create table things (a int);\nalter table things alter column a set not null;'],
  },
  'a column that gets another type': {
    says: 'rewrites "messages"',
    refused: [
      'alter table messages alter column tokens type bigint;',
      'alter table messages alter tokens set data type numeric(12, 2) using tokens::numeric;',
    ],
    allowed: ['alter table messages add column tokens_big bigint;'],
  },
  'a column whose values are written at once': {
    says: 'rewrites "messages"',
    refused: [
      'alter table messages add column token uuid default gen_random_uuid();',
      'alter table messages add token uuid not null default app.uuid_v7();',
      "alter table messages add column seen timestamptz default (clock_timestamp() - interval '1 day');",
      'alter table messages add column seq bigserial;',
      'alter table messages add column seq bigint generated always as identity;',
      "alter table messages add column words tsvector generated always as (to_tsvector('simple', content)) stored;",
    ],
    allowed: [
      "alter table messages add column pinned boolean not null default false, add column tags text[] not null default '{}';",
      'alter table messages add column seen timestamptz not null default now();',
      'alter table messages add column day date default current_date;',
      'alter table messages add column token uuid;\nalter table messages alter column token set default gen_random_uuid();',
    ],
  },
  'a new column that is checked against all rows': {
    says: 'add the constraint apart, NOT VALID',
    refused: [
      'alter table messages add column mood text check (length(mood) < 20);',
      'alter table messages add column plan text default $$basic$$ references plans (id);',
    ],
    allowed: ['alter table messages add column plan text references plans (id);'],
  },
  'a new column that may not be null, and has no value': {
    says: 'fails where "messages" has rows',
    refused: ['alter table messages add column mood text not null;'],
    allowed: ["alter table messages add column mood text not null default '';"],
  },
  'a key that builds its index': {
    says: 'add the constraint USING INDEX',
    refused: [
      'alter table messages add primary key (org_id, id);',
      'alter table messages add constraint messages_once unique (org_id, model);',
      'alter table messages add column token uuid unique;',
    ],
    allowed: ['alter table messages add constraint messages_once unique using index messages_once;'],
  },
  'rows that are changed within the start': {
    says: 'change them by a back-fill',
    refused: [
      "update messages set model = '';",
      "alter table messages no force row level security;\nupdate messages set model = 'a' where model is null;\nalter table messages force row level security;",
      'delete from messages;',
      'with gone as (delete from messages returning id) select count(*) from gone;',
      'merge into messages m using notes n on m.id = n.id when matched then delete;',
      'update messages m set model = p.name from plans p where p.id = m.model;',
    ],
    allowed: [
      "update limits set kind = 'a' where kind = 'b';",
      'create table things (a int);\ninsert into things values (1);\nupdate things set a = 2;',
      'create function f() returns void language sql begin atomic update messages set model = null; end;',
    ],
  },
  'a lock that somebody asks for': {
    says: 'lets nobody use "messages"',
    refused: [
      'lock table messages in access exclusive mode;',
      'cluster messages using messages_pkey;',
      'truncate plans, messages;',
      'reindex table messages;',
    ],
    allowed: ['lock table plans;'],
  },
  'an index that is dropped under a lock': {
    says: 'DROP INDEX stops all users of its table',
    refused: ['drop index messages_model;'],
    allowed: ['-- no transaction\ndrop index concurrently if exists messages_model;\n'],
  },
  'what running code still uses': {
    says: 'breaks code that still runs',
    refused: [
      'alter table messages drop column model;',
      'alter table messages rename column model to model_name;',
      'alter table messages rename to utterances;',
      'alter table messages set schema app;',
      'drop table if exists messages cascade;',
    ],
    allowed: [
      '-- contract: no release since 1.4 reads or writes it\nalter table messages drop column model;',
      'alter table messages rename constraint a to b;',
    ],
  },
  'a block whose locks cannot be read': {
    says: 'a DO block locks cannot be read',
    refused: ["do $$ begin execute 'lock table messages'; end $$;"],
    allowed: ['-- lock accepted: it reads the catalogue only\ndo $$ begin perform 1; end $$;'],
  },
  'what belongs to the runner': {
    says: 'a migration',
    refused: [
      'begin;\nselect 1;\ncommit;',
      "set local lock_timeout = '10min';",
      '-- lock accepted: I am in a hurry\ncommit;',
    ],
    allowed: ['set local search_path = public;'],
  },
  'a comment that would have no effect': {
    says: 'has no effect',
    refused: [
      '-- Lists by model.\n-- no transaction\ncreate table things (a int);',
      '--no-transaction\ncreate table things (a int);',
      '-- requires backfill notes.words\ncreate table things (a int);',
      '-- Requires back-fill: notes.words\ncreate table things (a int);',
    ],
    allowed: ['-- requires back-fill notes.words\ncreate table things (a int);'],
  },
};

describe('the rules on locks refuse', () => {
  it.each(Object.entries(cases))('%s', async (_, { says, refused, allowed }) => {
    for (const text of refused) expect(await faults(text), text).toContain(says);
    for (const text of allowed) expect(await faults(text), text).toBe('');
  });

  it('what cannot run again, or is no index and no validation, in a file without transaction', async () => {
    const refused = [
      ['create index messages_model on messages (org_id);', 'holds CREATE and DROP INDEX CONCURRENTLY'],
      ['update messages set model = null;', 'holds CREATE and DROP INDEX CONCURRENTLY'],
      ['alter table messages validate constraint c, add column a int;', 'holds CREATE and DROP INDEX CONCURRENTLY'],
      ['create index concurrently on messages (org_id);', 'needs a name'],
      ['drop index concurrently messages_model;', 'says "if exists"'],
      [`create index concurrently a on messages (org_id) where model <> ';';`, 'no semicolon or comment within'],
      [
        'create index concurrently a on messages (org_id) -- by tenant\n  where true;',
        'no semicolon or comment within',
      ],
    ] as const;
    for (const [text, says] of refused) expect(await faults(`-- no transaction\n${text}\n`), text).toContain(says);
    expect(await faults('create index concurrently a on messages (org_id);')).toContain(
      'begins with "-- no transaction"',
    );
  });
});

describe('a column loses NULL in three migrations', () => {
  const add =
    'alter table messages add constraint messages_model_set check (model is not null and length(model) > 0) not valid;';
  const validate = '-- no transaction\nalter table messages validate constraint messages_model_set;\n';
  const set =
    'alter table messages alter column model set not null;\nalter table messages drop constraint messages_model_set;';

  it('by a constraint that was validated before', async () => {
    expect(await faults(set, add, validate)).toBe('');
  });

  it('and not where the constraint is not validated, says something else, or is gone when it is needed', async () => {
    expect(await faults(set, add)).toContain('SET NOT NULL reads all');
    expect(await faults(set.replace('column model', 'column tokens'), add, validate)).toContain(
      'SET NOT NULL reads all',
    );
    expect(await faults(set, add.replace(' and ', ' or '), validate)).toContain('SET NOT NULL reads all');
    const atOnce = 'alter table messages drop constraint messages_model_set, alter column model set not null;';
    expect(await faults(atOnce, add, validate)).toContain('SET NOT NULL reads all');
    const dropped = 'alter table messages drop constraint messages_model_set;';
    expect(await faults(set, add, validate, dropped)).toContain('SET NOT NULL reads all');
  });
});

describe('who takes a lock on', () => {
  const index = 'create index messages_model on messages (org_id, model);';

  it('says why, on a line above the statement', async () => {
    expect(await faults(`-- lock accepted: the table came with the last release\n${index}`)).toBe('');
    expect(
      await faults(`select 1;\n\n-- By model.\n-- lock accepted: the table came with the last release\n${index}`),
    ).toBe('');
  });

  it('says it of that statement, with a reason, and not of another fault', async () => {
    const refused = [
      `-- lock accepted:\n${index}`,
      `-- lock accepted: yes\n${index}`,
      `-- lock accepted: the table came with the last release\nselect 1;\n${index}`,
      `select 1; -- lock accepted: the table came with the last release\n${index}`,
      `-- contract: the table came with the last release\n${index}`,
    ];
    for (const text of refused) expect(await faults(text), text).toContain('stops all writers');
  });

  it('is told what PostgreSQL does not understand', async () => {
    expect(await faults('create tabel things (a int);')).toBe(
      'migrations/0020_things.sql: syntax error at or near "tabel"',
    );
  });

  it('is told the file and the line', async () => {
    expect(await faults(`-- Größe.\nselect 'ü';\n\n-- By model.\n${index}`)).toMatch(
      /^migrations\/0020_things\.sql:5: CREATE INDEX/u,
    );
  });
});

it('the example of docs/database.md keeps the rules, file by file', async () => {
  const text = readFileSync(new URL('../../docs/database.md', import.meta.url), 'utf8');
  const [, chapter = ''] = text.split('## Changing a large table');
  const files = [...chapter.matchAll(/```sql\n(?<file>.*?)```/gsu)].map(({ groups }) => groups?.['file'] ?? '');
  expect(files.length).toBeGreaterThan(4);
  for (const [at, file] of files.entries()) expect(await faults(file, ...files.slice(0, at))).toBe('');
});
