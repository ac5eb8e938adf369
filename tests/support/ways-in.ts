import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import { WebSocketServer } from 'ws';
import { z } from 'zod';
import type { Actor } from '../../backend/src/kernel/auth/actor.ts';
import type { Authenticator } from '../../backend/src/kernel/auth/authenticator.ts';
import { CredentialStates } from '../../backend/src/kernel/auth/credential-states.ts';
import { admins, definePermission, everyone } from '../../backend/src/kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../backend/src/kernel/auth/policy.ts';
import { AppError, fail } from '../../backend/src/kernel/errors.ts';
import { EventStream } from '../../backend/src/kernel/http/response/sse.ts';
import { endpoint } from '../../backend/src/kernel/http/contract.ts';
import type { VerifySignature } from '../../backend/src/kernel/http/request/signature.ts';
import type { SocketHandler, SocketUpgrade } from '../../backend/src/kernel/http/socket.ts';
import type { Kernel } from '../../backend/src/kernel/kernel.ts';
import { defineTopic } from '../../backend/src/kernel/live/topic.ts';
import { defineModule, type Module } from '../../backend/src/kernel/module.ts';

/** What a key or a token of another program was given. */
export interface Grant {
  orgId: string;
  scopes: readonly string[];
  /** The person a token acts for; null for a key. */
  userId: string | null;
}

/** What the ways in, which stand for features to come, keep in common in all processes: their tables. */
export interface WaysIn {
  readonly module: Module;
  /** By id. Taken out: revoked. */
  readonly grants: Map<string, Grant>;
  /** By organization, room and person: who may follow a room. */
  readonly rooms: Set<string>;
  /** Payments that were told, once each. */
  readonly payments: string[];
  /** Runs before a grant is looked up: a database that answers late. */
  beforeLookUp: () => Promise<void>;
  /** Handles the next socket, once. */
  nextSocket: SocketHandler | null;
}

/** An API key as one is shown to whoever made it. */
export function newKey(ways: WaysIn, grant: Omit<Grant, 'userId'>): { id: string; key: string } {
  const id = randomUUID();
  ways.grants.set(id, { ...grant, userId: null });
  return { id, key: `atr_${id}` };
}

/** An opaque token of a program that acts for a person. */
export function newToken(ways: WaysIn, grant: Grant & { userId: string }): { id: string; token: string } {
  const id = randomUUID();
  ways.grants.set(id, grant);
  return { id, token: id };
}

export const signingSecret = 'whsec_test';

/** A `Stripe-Signature` of a body, by Stripe's scheme: `t=<seconds>,v1=<HMAC-SHA256 of "t.body">`. */
export function sign(body: string, at = Date.now(), secret = signingSecret): string {
  const t = Math.floor(at / 1_000);
  return `t=${t},v1=${createHmac('sha256', secret).update(`${t}.${body}`).digest('hex')}`;
}

const verifyPayment: VerifySignature = ({ signature, bytes }) => {
  const fields = new Map(signature.split(',').map((field) => field.split('=', 2) as [string, string]));
  const seconds = Number(fields.get('t'));
  if (!(Math.abs(Date.now() / 1_000 - seconds) <= 300)) return null;
  const wanted = createHmac('sha256', signingSecret).update(`${seconds}.`).update(bytes).digest();
  const given = Buffer.from(fields.get('v1') ?? '', 'hex');
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? { id: 'stripe' } : null;
};

const readThings = definePermission('fixture.read', everyone);
const manageThings = definePermission('fixture.manage', admins);
const policy = definePolicy(allow(readThings, ['read']), allow(manageThings, ['create']));

const contract = {
  'GET /fixture/things': endpoint({ summary: 'Things', data: z.object({ user: z.string().nullable() }) }),
  'POST /fixture/things': endpoint({
    summary: 'Add a thing',
    idempotent: true,
    status: 201,
    data: z.object({ id: z.string() }),
  }),
  'GET /fixture/stream': endpoint({ summary: 'Streams', tx: 'none', stream: true }),
  'POST /fixture/tickets': endpoint({
    summary: 'A ticket for a socket',
    auth: 'session',
    tx: 'none',
    data: z.object({ ticket: z.string() }),
  }),
  'POST /fixture/payments': endpoint({
    summary: 'Payments tell what became of them',
    auth: 'signature',
    signatureHeader: 'Stripe-Signature',
    accepts: 'raw',
    maxBody: 10_000,
    idempotent: true,
    data: z.object({ user: z.string().nullable(), may: z.boolean() }),
  }),
};

const roomKey = (orgId: string, id: string, userId: string | null) => `${orgId}/${id}/${userId ?? ''}`;

/** What a key or token may now. */
interface GrantState {
  grant: Grant;
}

function grantWay(kernel: Kernel, states: CredentialStates<GrantState>, kind: string, bearer: string): Authenticator {
  async function current(orgId: string, id: string): Promise<Actor> {
    const state = await states.find(orgId, id);
    if (!state) throw fail('unauthenticated');
    const { scopes, userId } = state.grant;
    return {
      orgId,
      userId,
      keyId: userId === null ? id : null,
      sessionId: null,
      credential: { kind, id },
      role: 'admin',
      status: 'active',
      permissions: kernel.declarations.permissions.of('admin'),
      scopes: new Set(scopes),
    };
  }
  return {
    kind,
    recognises: { bearer },
    authenticate: (tenant, credential) => current(tenant.id, credential.slice(bearer.length)),
    lasting: { current, watch: (onChange) => states.watch(onChange) },
  };
}

/** Tickets for sockets: of a session, good once. */
function createTickets(kernel: Kernel) {
  const tickets = new Map<string, { orgId: string; sessionId: string }>();
  const authenticator: Authenticator = {
    kind: 'ticket',
    recognises: { query: 'ticket' },
    async authenticate(tenant, ticket) {
      const found = tickets.get(ticket);
      tickets.delete(ticket);
      if (found?.orgId !== tenant.id) throw fail('unauthenticated');
      return kernel.tokens.actorOf(tenant.id, found.sessionId);
    },
  };
  return {
    authenticator,
    issue({ orgId, sessionId }: Actor): string {
      const ticket = randomBytes(16).toString('hex');
      tickets.set(ticket, { orgId, sessionId: sessionId ?? '' });
      return ticket;
    },
  };
}

/** Says who came, then what is told about rooms: `follow <name>` gets `following`, `lost <code>` or `<code>`. */
function gateway(kernel: Kernel): SocketHandler {
  const server = new WebSocketServer({ noServer: true });
  return ({ req, socket, head, actor, connection }: SocketUpgrade) =>
    new Promise((done) => {
      server.handleUpgrade(req, socket, head, (client) => {
        const codeOf = (error: unknown) => (error instanceof AppError ? error.code : String(error));
        const following: (() => void)[] = [];
        connection.revoked.addEventListener('abort', () => client.close(4001, codeOf(connection.revoked.reason)));
        client.on('message', (data: Buffer) => {
          const [word, name = ''] = String(data).split(' ');
          if (word !== 'follow') return client.send(String(data));
          kernel.topics
            .follow(connection, name, (why) => client.send(`lost ${codeOf(why)}`))
            .then((end) => following.push(end))
            .then(
              () => client.send('following'),
              (error: unknown) => client.send(codeOf(error)),
            );
        });
        client.on('close', () => {
          for (const end of following) end();
        });
        client.send(`hello ${actor.userId ?? actor.keyId ?? ''}`);
        done();
      });
    });
}

/** A module that brings every way in that is no session, a socket, and a topic. */
export function createWaysIn(): WaysIn {
  const ways: WaysIn = {
    grants: new Map(),
    rooms: new Set(),
    payments: [],
    beforeLookUp: () => Promise.resolve(),
    nextSocket: null,
    module: defineModule({
      name: 'fixture',
      contract,
      permissions: [readThings, manageThings],
      topics: [
        defineTopic('room', async (tx, actor, id) => {
          if (!ways.rooms.has(roomKey(tx.orgId, id, actor.userId))) throw fail('not_found');
        }),
      ],
      create(kernel) {
        const states = new CredentialStates<GrantState>(kernel.fanout, 'fixture.grants', async (orgId, ids) => {
          await ways.beforeLookUp();
          const found = ids.flatMap((id) => {
            const grant = ways.grants.get(id);
            return grant?.orgId === orgId ? [[id, { grant }] as const] : [];
          });
          return new Map(found);
        });
        const tickets = createTickets(kernel);
        const serve = gateway(kernel);
        return {
          authenticators: [
            grantWay(kernel, states, 'api_key', 'atr_'),
            grantWay(kernel, states, 'oauth', ''),
            tickets.authenticator,
          ],
          signatures: { 'POST /fixture/payments': verifyPayment },
          sockets: {
            '/ws': (upgrade) => {
              const handler = ways.nextSocket ?? serve;
              ways.nextSocket = null;
              return handler(upgrade);
            },
          },
          handlers: {
            async 'GET /fixture/things'({ actor }) {
              policy.authorize(actor, 'read');
              return { user: actor.userId };
            },
            async 'POST /fixture/things'({ actor }) {
              policy.authorize(actor, 'create');
              return { id: randomUUID() };
            },
            async 'GET /fixture/stream'({ actor, request }) {
              policy.authorize(actor, 'read');
              return new EventStream(untilAborted(request.signal));
            },
            'POST /fixture/tickets': async ({ actor }) => ({ ticket: tickets.issue(actor) }),
            async 'POST /fixture/payments'({ actor, bytes }) {
              ways.payments.push(bytes.toString());
              return { user: actor.userId, may: policy.may(actor, 'read') };
            },
          },
          // What the feature would do after its commit.
          api: { revoke: (orgId: string, id: string) => states.drop(orgId, [id]) },
          start: () => states.start(),
        };
      },
    }),
  };
  return ways;
}

async function* untilAborted(signal: AbortSignal) {
  yield { event: 'begun', data: {} };
  await new Promise((resolve) => signal.addEventListener('abort', resolve));
}

/** Takes a grant away, as the feature would: then every process is told. */
export async function revoke(
  ways: WaysIn,
  app: { modules: { apiOf<Api>(module: Module<Api>): Api } },
  id: string,
): Promise<void> {
  const grant = ways.grants.get(id);
  ways.grants.delete(id);
  const api = app.modules.apiOf(ways.module) as { revoke(orgId: string, id: string): Promise<void> };
  await api.revoke(grant?.orgId ?? '', id);
}

/** Lets somebody into a room, or out of it; `tell` as the feature would. */
export function allowRoom(ways: WaysIn, orgId: string, id: string, userId: string, allowed: boolean): void {
  if (allowed) ways.rooms.add(roomKey(orgId, id, userId));
  else ways.rooms.delete(roomKey(orgId, id, userId));
}
