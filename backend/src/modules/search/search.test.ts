import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp, type TestApp } from '../../../../tests/support/app.ts';
import { addMember, registerTenant, type TestMember, type TestTenant } from '../../../../tests/support/tenants.ts';

let app: TestApp;
let acme: TestTenant;
let globex: TestTenant;
let agent: TestMember;
let client: TestMember;

beforeAll(async () => {
  app = await startApp();
  [acme, globex] = await Promise.all([registerTenant(app), registerTenant(app)]);
  agent = await addMember(app, acme, 'agent', 'Zoë Quokka');
  client = await addMember(app, acme, 'client', 'Quentin Quokka');
  for (const tenant of [acme, globex]) {
    const body = { title: 'Quokka week', body: 'All about it.', level: 'info', expires_at: null };
    await created(tenant.owner.api('POST /announcements', { body }));
  }
  await created(agent.api('POST /conversations', { body: { title: 'Feeding a quokka' } }));
  await created(agent.api('POST /notes', { body: { title: '', body: '# Quokka food\n\nLeaves, mostly.' } }));
  await created(client.api('POST /notes', { body: { title: 'My own quokka', body: 'Nobody knows.' } }));
});
afterAll(() => app.close());

async function created(response: Promise<{ status: number; error: unknown }>): Promise<void> {
  const { status, error } = await response;
  if (status !== 201) throw new Error(`creating: ${status} ${JSON.stringify(error)}`);
}

async function titles(reader: TestMember, query: { q?: string; limit?: number }): Promise<string[]> {
  const { data } = await reader.api('GET /search', { query });
  return data.map(({ kind, title }) => `${kind}: ${title}`).toSorted();
}

describe('who searches', () => {
  it('finds what they may open, of every kind, and nothing of others', async () => {
    expect(await titles(agent, { q: 'QUOKKA' })).toEqual([
      'announcement: Quokka week',
      'conversation: Feeding a quokka',
      'member: Quentin Quokka',
      'member: Zoë Quokka',
      'note: Quokka food',
    ]);
    expect(await titles(client, { q: 'quokka' })).toEqual(['announcement: Quokka week', 'note: My own quokka']);
    expect(await titles(globex.owner, { q: 'quokka' })).toEqual(['announcement: Quokka week']);
  });

  it('finds the beginnings of words, and reads a few of them', async () => {
    const { data } = await agent.api('GET /search', { query: { q: 'leav' } });
    expect(data).toEqual([
      {
        kind: 'note',
        id: expect.any(String),
        title: 'Quokka food',
        excerpt: 'Leaves, mostly.',
        at: expect.any(String),
        part_id: null,
      },
    ]);
  });

  it('sees what they had last where nothing was typed, or spaces', async () => {
    const last = ['conversation: Feeding a quokka', 'note: Quokka food'];
    expect(await titles(agent, {})).toEqual(last);
    expect(await titles(agent, { q: '   ' })).toEqual(last);
  });

  it('gets as many of each kind as were asked for', async () => {
    expect(await titles(agent, { q: 'quokka', limit: 1 })).toHaveLength(4);
    const refused: Record<string, string | number>[] = [
      { limit: 0 },
      { limit: 21 },
      { q: 'x'.repeat(201) },
      { kind: 'note' },
    ];
    for (const query of refused) {
      expect((await agent.api('GET /search', { query })).status).toBe(422);
    }
  });

  it.each(['%', "'", '\\', '(', '*:*', '🦘', 'كوكا', '&|!'])('may type %j', async (q) => {
    expect(await agent.api('GET /search', { query: { q } })).toMatchObject({ status: 200, data: [] });
  });
});
