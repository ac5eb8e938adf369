import { describe, expect, expectTypeOf, test } from 'vitest';
import { z } from 'zod';
import * as modules from '../../modules.ts';
import type { Input, Item, Sent } from '../../../../frontend/src/api/types.ts';
import type { Api } from './api.ts';
import { endpoint, id, listQuery, text, type Endpoint } from './contract.ts';
import type { Handler, Page } from './route.ts';

/** Checked by the compiler in `npm run check`. */
describe('the types of a contract', () => {
  const create = endpoint({
    summary: 'Create',
    params: z.strictObject({ id }),
    query: listQuery({ q: z.string().optional() }),
    body: z.strictObject({ title: text(1, 10), tags: z.array(z.string()).default([]) }),
    data: z.object({ id, at: z.string().transform(Number) }),
  });

  test('tell the handler what it gets, and what it may return', () => {
    type HandlerContext = Parameters<Handler<typeof create>>[0];
    expect(create.body?.parse({ title: 'x' })).toEqual({ title: 'x', tags: [] });
    expectTypeOf<HandlerContext['params']>().toEqualTypeOf<{ id: string }>();
    expectTypeOf<HandlerContext['query']['limit']>().toEqualTypeOf<number>();
    expectTypeOf<HandlerContext['body']>().toEqualTypeOf<{ title: string; tags: string[] }>();
    expectTypeOf<{ id: string; at: string }>().toExtend<Awaited<ReturnType<Handler<typeof create>>>>();
    expectTypeOf<{ id: string }>().not.toExtend<Awaited<ReturnType<Handler<typeof create>>>>();
  });

  test('let a list return its page, and a 204 nothing', () => {
    const list = endpoint({ summary: 'List', list: true, data: z.array(z.object({ id })) });
    const gone = endpoint({ summary: 'Gone', status: 204 });
    expect([list.list, gone.data]).toEqual([true, undefined]);
    expectTypeOf<Page<{ id: string }>>().toExtend<Awaited<ReturnType<Handler<typeof list>>>>();
    expectTypeOf<void>().toExtend<Awaited<ReturnType<Handler<typeof gone>>>>();
  });

  test('carry no schema: only what goes in and what comes out', () => {
    expect(create).not.toHaveProperty('~types');
    expectTypeOf(create).toExtend<Endpoint>();
    type Types = NonNullable<(typeof create)['~types']>;
    expectTypeOf<Types['in']['body']>().toEqualTypeOf<{ title: string; tags?: string[] | undefined }>();
    expectTypeOf<Types['sent']>().toEqualTypeOf<{ id: string; at: number }>();
  });

  test('reach the browser whole: keys, inputs, responses', () => {
    const keys = Object.values(modules).flatMap(({ contract }) => Object.keys(contract));
    expect(keys).toEqual(expect.arrayContaining<string>(['GET /conversations', 'POST /auth/login']));
    expectTypeOf<'GET /conversations'>().toExtend<keyof Api>();
    expectTypeOf<'GET /conversation'>().not.toExtend<keyof Api>();
    expectTypeOf<{ body: { email: string; password: string } }>().toExtend<Input<'POST /auth/login'>>();
    expectTypeOf<{ body: { email: string } }>().not.toExtend<Input<'POST /auth/login'>>();
    expectTypeOf<Sent<'POST /auth/login'>['access_token']>().toEqualTypeOf<string>();
    expectTypeOf<Item<'GET /conversations'>['title']>().toEqualTypeOf<string>();
    expectTypeOf<Sent<'GET /members'>>().not.toBeAny();
  });
});

test('text is what PostgreSQL and JSON can both hold', () => {
  expect(text(1, 3).safeParse('a☃b').success).toBe(true);
  for (const bad of ['', 'abcd', 'a\u0000', '\udc00']) expect(text(1, 3).safeParse(bad).success).toBe(false);
});
