import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { FileResponse } from '../../backend/src/kernel/http/response/file-response.ts';
import { HtmlResponse } from '../../backend/src/kernel/http/response/html-response.ts';
import { RedirectResponse } from '../../backend/src/kernel/http/response/redirect-response.ts';
import { endpoint, idParams, listQuery, text } from '../../backend/src/kernel/http/contract.ts';
import { EventStream, type ServerSentEvent } from '../../backend/src/kernel/http/response/sse.ts';
import { defineModule, type Module } from '../../backend/src/kernel/module.ts';
import { fail } from '../../backend/src/kernel/errors.ts';
import { sql } from '../../backend/src/kernel/db/sql.ts';

const item = z.object({ id: z.uuid(), name: z.string() });
const open = { auth: 'none', tenant: 'none', tx: 'none' } as const;

const contract = {
  'POST /probe/echo': endpoint({
    ...open,
    summary: 'Says it again',
    body: z.strictObject({
      name: text(1, 100),
      owner: z.strictObject({ email: z.email() }).optional(),
      notes: z.record(z.string(), z.unknown()).optional(),
    }),
    data: z.object({ name: z.string(), notes: z.record(z.string(), z.unknown()).optional() }),
  }),
  'POST /probe/nothing': endpoint({ ...open, summary: 'Takes and gives nothing', status: 204 }),
  'POST /probe/small': endpoint({
    ...open,
    summary: 'Takes little',
    maxBody: 64,
    body: z.strictObject({ name: text(1, 1000) }),
    data: z.object({ ok: z.boolean() }),
  }),
  'GET /probe/items': endpoint({
    ...open,
    summary: 'A list',
    list: true,
    query: listQuery({ q: text(1, 50).optional() }),
    data: z.array(item),
  }),
  'GET /probe/items/newest': endpoint({ ...open, summary: 'A word where an id may stand', data: item }),
  'GET /probe/items/:id': endpoint({ ...open, summary: 'One', params: idParams, data: item }),
  'GET /probe/broken': endpoint({ ...open, summary: 'Returns what it must not', data: item }),
  'GET /probe/surprise': endpoint({ ...open, summary: 'Fails as it did not say', data: item }),
  'GET /probe/fault': endpoint({ ...open, summary: 'Throws', data: item }),
  'GET /probe/write': endpoint({ summary: 'Writes where it may only read', auth: 'none', data: item }),
  'POST /probe/again': endpoint({
    summary: 'Must run a second time',
    auth: 'none',
    data: z.object({ runs: z.number() }),
  }),
  'POST /probe/once': endpoint({
    summary: 'Has an effect',
    idempotent: true,
    status: 201,
    body: z.strictObject({
      name: text(1, 100),
      notes: z.record(z.string(), z.unknown()).optional(),
      slow: z.boolean().optional(),
      fails: z.boolean().optional(),
    }),
    errors: ['conflict'],
    data: z.object({ run: z.number(), name: z.string() }),
  }),
  'POST /probe/raw': endpoint({
    ...open,
    summary: 'Takes any bytes',
    accepts: 'raw',
    maxBody: 1000,
    data: z.object({ hex: z.string() }),
  }),
  'POST /probe/form': endpoint({
    ...open,
    summary: 'Takes a form',
    accepts: 'form',
    body: z.strictObject({ name: text(1, 100), tag: z.array(text(1, 20)).optional() }),
    data: z.object({ name: z.string(), tags: z.number() }),
  }),
  'POST /probe/upload': endpoint({
    ...open,
    summary: 'Takes files',
    accepts: 'multipart',
    files: { max: 2, maxBytes: 100_000 },
    body: z.strictObject({ title: text(1, 100) }),
    data: z.object({
      title: z.string(),
      files: z.array(z.object({ field: z.string(), name: z.string(), sha256: z.string() })),
    }),
  }),
  'GET /probe/file': endpoint({
    ...open,
    summary: 'A file',
    response: 'file',
    query: z.strictObject({ name: text(1, 200).default('report.txt'), inline: z.literal('yes').optional() }),
  }),
  'GET /probe/elsewhere': endpoint({ ...open, summary: 'Leads elsewhere', response: 'redirect' }),
  'GET /probe/page': endpoint({ ...open, summary: 'A page', response: 'html' }),
  'POST /probe/slow': endpoint({
    summary: 'Takes too long',
    auth: 'none',
    timeoutMs: 200,
    data: z.object({ ok: z.boolean() }),
  }),
  'GET /probe/stream': endpoint({ ...open, summary: 'Streams', stream: true }),
};

/** What the routes did, and what they shall do next. */
export interface Probe {
  module: Module;
  /** Times that `POST /probe/once` ran to its end. */
  effects: number;
  /** Where the files of the last upload lay. */
  uploads: readonly string[];
  /** What `GET /probe/stream` sends. */
  events: (signal: AbortSignal) => AsyncIterable<ServerSentEvent> | Promise<AsyncIterable<ServerSentEvent>>;
}

const someId = '0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31';

/** A module of nothing but awkward routes, to test what the kernel makes of them. */
export function createProbe(): Probe {
  let runs = 0;
  const probe: Probe = {
    effects: 0,
    uploads: [],
    async *events() {
      yield { event: 'delta', data: { text: 'hello' } };
    },
    module: defineModule({
      name: 'probe',
      contract,
      create: () => ({
        handlers: {
          'POST /probe/echo': ({ body }) => Promise.resolve({ ...body, secret: 'never in a contract' }),
          'POST /probe/nothing': () => Promise.resolve(),
          'POST /probe/small': () => Promise.resolve({ ok: true }),
          'GET /probe/items': ({ query }) =>
            Promise.resolve({
              items: [{ id: someId, name: query.q ?? 'first', org_id: 'hidden' }].slice(0, query.limit),
              next_cursor: query.cursor ? null : 'more',
            }),
          'GET /probe/items/newest': () => Promise.resolve({ id: someId, name: 'newest' }),
          'GET /probe/items/:id': ({ params }) => Promise.resolve({ id: params.id, name: 'one' }),
          'GET /probe/broken': () => Promise.resolve({ id: 'no uuid', name: 'secret name' }),
          'GET /probe/surprise': () => Promise.reject(fail('request_in_progress')),
          'GET /probe/fault': () => Promise.reject(new Error('postgres://app:hunter2@db said no')),
          'GET /probe/write': async ({ tx }) => {
            await tx.query(sql.unsafe`delete from members where org_id = ${tx.orgId}`);
            return { id: someId, name: 'written' };
          },
          'POST /probe/again': ({ response }) => {
            runs += 1;
            response.header('X-Run', String(runs));
            const clash = Object.assign(new Error('could not serialize access'), { code: '40001' });
            return runs % 2 === 1 ? Promise.reject(clash) : Promise.resolve({ runs });
          },
          'POST /probe/once': async ({ body, tx }) => {
            if (body.slow) await tx.query(sql.unsafe`select pg_sleep(0.5)`);
            if (body.fails) throw fail('conflict');
            probe.effects += 1;
            return { run: probe.effects, name: body.name };
          },
          'POST /probe/raw': async ({ bytes }) => ({ hex: bytes.toString('hex') }),
          'POST /probe/form': async ({ body }) => ({ name: body.name, tags: body.tag?.length ?? 0 }),
          'POST /probe/upload': async ({ body, files }) => {
            probe.uploads = files.map(({ path }) => path);
            const read = files.map(async ({ field, name, path }) => ({
              field,
              name,
              sha256: createHash('sha256')
                .update(await readFile(path))
                .digest('hex'),
            }));
            return { title: body.title, files: await Promise.all(read) };
          },
          'GET /probe/file': async ({ query }) =>
            FileResponse.ofBytes(Buffer.from('0123456789'), {
              type: 'text/html',
              name: query.name,
              inline: query.inline === 'yes',
            }),
          'GET /probe/elsewhere': async () => new RedirectResponse('/sign-in'),
          'GET /probe/page': async () => new HtmlResponse('<p>Hello</p>'),
          'POST /probe/slow': async ({ tx }) => {
            await tx.query(sql.unsafe`insert into departments (org_id, name) values (${tx.orgId}, 'slow')`);
            await tx.query(sql.unsafe`select pg_sleep(20)`);
            return { ok: true };
          },
          'GET /probe/stream': async ({ request }) => new EventStream(await probe.events(request.signal)),
        },
      }),
    }),
  };
  return probe;
}
