import fc from 'fast-check';
import { expect } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { addMember, membershipOf, registerTenant, type TestMember } from '../support/tenants.ts';

/**
 * Random programs over several organizations, held against a model of who owns what. Whatever is written carries the
 * writer's mark and the organization's; no response may ever hold the mark of somebody else.
 */

interface Player extends TestMember {
  org: number;
  slug: string;
  /** In all that is this person's alone. */
  mark: string;
  /** In what everybody of the organization may see. */
  orgMark: string;
}

interface Conversation {
  owner: Player;
  archived: boolean;
  /** Date.now() of its deletion; null: it stands. */
  deletedAt: number | null;
  messages: string[];
}

/** Somebody of an organization who does nothing, and whom its owner manages. */
interface Bystander {
  org: number;
  id: string;
  version: number;
}

export interface Arena {
  app: TestApp;
  players: readonly Player[];
  bystanders: readonly Bystander[];
  conversations: Map<string, Conversation>;
}

const tenants = 3;
const marks = ['quartz', 'walnut', 'copper', 'velvet', 'saffron', 'indigo', 'marble', 'juniper', 'amber'];
const orgMarks = ['Aldebaran', 'Betelgeuse', 'Capella'];

export async function openArena(app: TestApp): Promise<Arena> {
  const players: Player[] = [];
  const bystanders: Bystander[] = [];
  for (let org = 0; org < tenants; org++) {
    const tenant = await registerTenant(app);
    const orgMark = orgMarks[org] ?? '';
    await tenant.owner.api('PATCH /organization', { body: { name: `${orgMark} Ltd` } });
    const people = [tenant.owner, await addMember(app, tenant, 'member'), await addMember(app, tenant, 'client')];
    for (const person of people) {
      await person.api('PATCH /auth/me', { body: { name: `${orgMark} ${person.role}` } });
      players.push({ ...person, org, slug: tenant.slug, orgMark, mark: marks[players.length] ?? '' });
    }
    const { id, version } = await membershipOf(tenant.owner, await addMember(app, tenant, 'agent'));
    bystanders.push({ org, id, version });
  }
  return { app, players, bystanders, conversations: new Map() };
}

/** One step: a player does something, to a conversation that may be anybody's (counted among those known so far). */
type Step = { player: number; target: number; act: string; word: string };
const acts = (
  'create create ask ask rename archive unarchive delete undelete read messages regenerate stop stream list search ' +
  'elsewhere look-around suspend restore promote demote admit read-member'
).split(' ');

export const program: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    player: fc.nat({ max: tenants * 3 - 1 }),
    target: fc.nat(),
    act: fc.constantFrom(...acts),
    word: fc.stringMatching(/^[a-z]{3,8}$/),
  }),
  { minLength: 10, maxLength: 40 },
);

export async function runProgram(arena: Arena, steps: readonly Step[]): Promise<void> {
  for (const step of steps) await runStep(arena, step);
}

/** Milliseconds after which a deletion may be final, and may be not. */
const finalAfterMs = 30_000;

interface RouteResponse {
  status: number;
  data: unknown;
}

async function runStep(arena: Arena, { player: index, target, act, word }: Step): Promise<void> {
  const player = arena.players[index] as Player;
  const known = [...arena.conversations];
  const [id, conversation] = known[target % Math.max(1, known.length)] ?? [];
  const ask = (key: string, input = {}) => request(arena, player, key, input);
  const text = `${word} ${player.mark}`;

  if (act === 'create') return createConversation(arena, player, text);
  if (act === 'list' || act === 'search') return listOwn(arena, player, act === 'search' ? player.mark : undefined);
  if (act === 'look-around') return lookAround(arena, player);
  if (managing[act])
    return manageBystander(arena, player, arena.bystanders[target % tenants] as Bystander, managing[act]);
  if (id === undefined || conversation === undefined) return;

  const mine = conversation.owner === player && conversation.deletedAt === null;
  const messageId = conversation.messages[target % Math.max(1, conversation.messages.length)];
  const params = { id };
  const allowed = (response: RouteResponse, status: number) =>
    expect({ act, status: response.status }).toEqual({ act, status: mine ? status : 404 });

  switch (act) {
    case 'ask': {
      const response = await ask('POST /conversations/:id/messages', { params, body: { content: text } });
      allowed(response, 201);
      if (mine) conversation.messages.push((response.data as { id: string }).id);
      return;
    }
    case 'rename':
      allowed(await ask('PATCH /conversations/:id', { params, body: { title: text } }), 200);
      return;
    case 'archive':
    case 'unarchive': {
      const archived = act === 'archive';
      allowed(await ask('PATCH /conversations/:id', { params, body: { archived } }), 200);
      if (mine) conversation.archived = archived;
      return;
    }
    case 'delete':
      allowed(await ask('DELETE /conversations/:id', { params }), 204);
      if (mine) conversation.deletedAt = Date.now();
      return;
    case 'undelete': {
      const { status } = await ask('POST /conversations/:id/restore', { params });
      const final = conversation.deletedAt !== null && Date.now() - conversation.deletedAt > finalAfterMs;
      if (conversation.owner !== player || !final)
        expect({ act, status }).toEqual({ act, status: conversation.owner === player ? 200 : 404 });
      if (status === 200) conversation.deletedAt = null;
      return;
    }
    case 'read':
      allowed(await ask('GET /conversations/:id', { params }), 200);
      return;
    case 'messages':
      allowed(await ask('GET /conversations/:id/messages', { params }), 200);
      return;
    case 'elsewhere': {
      // The right token at the wrong tenant's address.
      const other = arena.players[(index + 3) % arena.players.length] as Player;
      const response = await ask('GET /conversations/:id', { params, tenant: other.slug });
      expect(response.status).toBe(401);
      return;
    }
    case 'regenerate':
    case 'stop':
    case 'stream': {
      if (messageId === undefined) return;
      const key = act === 'stream' ? 'GET /messages/:id/stream' : `POST /messages/:id/${act}`;
      const response = await ask(key, { params: { id: messageId } });
      allowed(response, act === 'regenerate' ? 201 : 200);
      if (mine && act === 'regenerate') conversation.messages.push((response.data as { id: string }).id);
    }
  }
}

async function createConversation(arena: Arena, player: Player, title: string): Promise<void> {
  const { status, data } = await request(arena, player, 'POST /conversations', { body: { title } });
  expect(status).toBe(201);
  const fresh: Conversation = { owner: player, archived: false, deletedAt: null, messages: [] };
  arena.conversations.set((data as { id: string }).id, fresh);
}

/** What an owner does to a member: the route, and what the member then is. */
const managing: Record<string, { key: string; body?: object; status?: string; role?: string }> = {
  suspend: { key: 'PATCH /members/:id', body: { status: 'suspended' }, status: 'suspended' },
  restore: { key: 'PATCH /members/:id', body: { status: 'active' }, status: 'active' },
  promote: { key: 'PATCH /members/:id', body: { role: 'admin' }, role: 'admin' },
  demote: { key: 'PATCH /members/:id', body: { role: 'client' }, role: 'client' },
  admit: { key: 'POST /members/:id/admit' },
  'read-member': { key: 'GET /members/:id' },
};

/** Another organization's is not there; of the own one, those who may not are told so, and nothing changes. */
async function manageBystander(
  arena: Arena,
  player: Player,
  bystander: Bystander,
  { key, body, ...expected }: (typeof managing)[string],
): Promise<void> {
  const response = await request(arena, player, key, { params: { id: bystander.id }, body });
  const reads = key.startsWith('GET ');
  const may = player.role === 'owner' || (reads && player.role === 'member');
  if (!may || player.org !== bystander.org) {
    expect({ key, status: response.status }).toEqual({ key, status: may ? 404 : 403 });
    return;
  }
  // A suspended member is not admitted but restored.
  if (key.endsWith('/admit') && response.status === 409) return;
  expect(response.status).toBe(200);
  const { version, ...seen } = response.data as { version: number };
  expect(seen).toMatchObject(expected);
  expect(version - bystander.version).toBeLessThanOrEqual(reads ? 0 : 1);
  bystander.version = version;
}

/** What is listed is exactly what the model says is this player's. */
async function listOwn(arena: Arena, player: Player, q: string | undefined): Promise<void> {
  for (const archived of [false, true]) {
    const { status, data } = await request(arena, player, 'GET /conversations', { query: { archived, q, limit: 100 } });
    expect(status).toBe(200);
    const listed = (data as { id: string }[]).map(({ id }) => id).sort();
    const owned = [...arena.conversations]
      .filter(([, one]) => one.owner === player && one.deletedAt === null && one.archived === archived)
      .map(([id]) => id)
      .sort();
    expect(listed).toEqual(owned);
  }
}

/** Owners tell everybody something now and then; then all that an organization shares is looked at. */
async function lookAround(arena: Arena, player: Player): Promise<void> {
  if (player.role === 'owner') {
    const body = { title: `${player.orgMark} news`, body: `From ${player.orgMark}` };
    expect((await request(arena, player, 'POST /announcements', { body })).status).toBe(201);
  }
  const keys = [
    'GET /auth/me',
    'GET /members',
    'GET /organization',
    'GET /usage/records',
    'GET /audit-entries',
    'GET /announcements',
  ];
  for (const key of keys) await request(arena, player, key, {});
}

async function request(arena: Arena, player: Player, key: string, input: object): Promise<RouteResponse> {
  const options = { tenant: player.slug, token: player.access_token, ...input };
  const response = await arena.app.request(key, options);
  const body = await response.text();
  expect(response.status, `${key} responds ${body}`).toBeLessThan(500);
  for (const other of arena.players) {
    if (other !== player) expect(body.includes(other.mark), `${key} shows ${other.mark} to ${player.mark}`).toBe(false);
    if (other.org !== player.org) {
      expect(body.includes(other.orgMark), `${key} shows ${other.orgMark} to ${player.orgMark}`).toBe(false);
    }
  }
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return { status: response.status, data: isJson ? (JSON.parse(body) as { data: unknown }).data : null };
}
