import { Gauge } from 'prom-client';
import type { Authenticators } from '../auth/authenticator.ts';
import { subjectOf } from '../auth/actor.ts';
import { newId } from '../db/id.ts';
import { fail } from '../errors.ts';
import { liveCaps, type Scope } from '../limits/budgets.ts';
import type { Semaphore } from '../limits/semaphore.ts';
import { subscriberOf } from '../limits/subscriber.ts';
import type { Metrics } from '../metrics.ts';
import type { TenantDirectory } from '../tenancy/directory.ts';
import { RegisteredConnection, type LiveConnection, type LiveKind, type LiveOwner } from './live-connection.ts';

/** Seconds for `Retry-After`. When a connection ends is not known; most streams do within that. */
const retryAfter = 5;

/**
 * Interval of the check for what no message tells: a session that expires, a manual change in the database, a fan-out that is
 * away. Together with the four seconds for which the state of a credential is cached it is below five seconds.
 */
export const recheckEveryMs = 500;
/** Connections checked at once: those of one organization share a statement (`auth/credential-states.ts`). */
const recheckedAtOnce = 100;

const tooMany: Record<LiveKind, string> = {
  stream: 'Too many answers are open at once. Close one, or wait a moment.',
  page: 'Too many pages are open at once. Close one, or wait a moment.',
  socket: 'Too many connections are open at once. Close one, or wait a moment.',
};

/** The error of connections that end because this process stops. */
const stopping = () => fail('unavailable', { message: 'This server is stopping. Connect again in a moment.' });

/** What the registry needs. */
interface Dependencies {
  /** Counts connections in all processes. */
  places: Semaphore;
  tenants: Pick<TenantDirectory, 'byId' | 'watch'>;
  authenticators: Pick<Authenticators, 'current' | 'watch'>;
  /** Multiplies every cap (`RATE_LIMIT_SCALE`). */
  scale: number;
}

/**
 * The registry of the streams and sockets of this process, by organization and credential, within the caps that apply to all
 * processes. A connection is authorized again at once when its credential, member or organization changes (pushed to every
 * process), and twice a second besides: that reads what the process caches, and asks the database once in four seconds for each
 * credential.
 */
export class LiveConnections {
  readonly #needs: Dependencies;
  readonly #open = new Set<RegisteredConnection>();
  readonly #byOrg = new Map<string, Set<RegisteredConnection>>();
  readonly #ended = new Set<LiveKind>();
  readonly #timer: NodeJS.Timeout;
  #sweeping = false;

  constructor(needs: Dependencies, metrics: Metrics) {
    this.#needs = needs;
    for (const kind of Object.keys(liveCaps) as LiveKind[]) measure(metrics, kind, () => this.count(kind));
    needs.tenants.watch((orgId) => this.#recheck(orgId, () => true));
    needs.authenticators.watch((kind, orgId, ids) => {
      const changed = new Set(ids);
      this.#recheck(orgId, ({ actor }) => actor?.credential?.kind === kind && changed.has(actor.credential.id));
    });
    this.#timer = setInterval(() => void this.#sweep(), recheckEveryMs).unref();
  }

  /**
   * @throws {AppError} `rate_limited` where the actor, their organization or their address has too many open; `unavailable`
   * when this process stops
   */
  async open(kind: LiveKind, owner: LiveOwner): Promise<LiveConnection> {
    const release = await this.#takePlaces(kind, owner);
    if (this.#ended.has(kind)) {
      release();
      throw stopping();
    }
    const orgId = owner.tenant?.id;
    const ofOrg = orgId === undefined ? null : (this.#byOrg.get(orgId) ?? new Set());
    const connection = new RegisteredConnection(
      kind,
      owner,
      (now) => this.#reauthorize(now),
      (closed) => {
        release();
        this.#open.delete(closed);
        if (ofOrg?.delete(closed) && ofOrg.size === 0) this.#byOrg.delete(orgId ?? '');
      },
    );
    this.#open.add(connection);
    if (ofOrg) this.#byOrg.set(orgId ?? '', ofOrg.add(connection));
    return connection;
  }

  /** Number of open connections of this process, of everybody or of one organization. */
  count(kind: LiveKind, orgId?: string): number {
    const among = orgId === undefined ? this.#open : (this.#byOrg.get(orgId) ?? []);
    return [...among].filter((connection) => connection.kind === kind).length;
  }

  /** Ends the connections of a kind because this process stops, and opens no more. */
  end(kind: LiveKind): void {
    this.#ended.add(kind);
    for (const connection of this.#open) if (connection.kind === kind) connection.end(stopping());
  }

  close(): void {
    clearInterval(this.#timer);
    this.#needs.places.close();
  }

  /** @returns releases them */
  async #takePlaces(kind: LiveKind, owner: LiveOwner): Promise<() => void> {
    const { places, scale } = this.#needs;
    const holder = newId();
    const taken: string[] = [];
    const release = () => {
      for (const key of taken.splice(0)) places.release(key, holder);
    };
    // The narrowest cap first: who is over their own takes nothing, not even for a moment, of those they share.
    for (const [scope, subject] of subjectsOf(owner)) {
      const limit = Math.ceil(liveCaps[kind][scope] * scale);
      const key = `${kind}s:${scope}:${subject}`;
      if (!(await places.acquire(key, holder, limit))) {
        release();
        throw fail('rate_limited', {
          message: tooMany[kind],
          fields: { budget: `${kind}s`, scope, limit, resets_in_seconds: retryAfter },
          headers: { 'Retry-After': String(retryAfter) },
        });
      }
      taken.push(key);
    }
    return release;
  }

  async #reauthorize({ tenant, actor }: LiveOwner): Promise<Pick<LiveOwner, 'tenant' | 'actor'>> {
    if (!tenant) return { tenant, actor };
    const now = await this.#needs.tenants.byId(tenant.id);
    if (!now) throw fail('tenant_unknown');
    if (now.status !== 'active') throw fail('tenant_suspended');
    return { tenant: now, actor: actor && (await this.#needs.authenticators.current(actor)) };
  }

  #recheck(orgId: string, isMeant: (connection: RegisteredConnection) => boolean): void {
    for (const connection of this.#byOrg.get(orgId) ?? []) if (isMeant(connection)) void connection.recheck();
  }

  /** In portions, so that thousands of connections do not cause thousands of look-ups at once. */
  async #sweep(): Promise<void> {
    if (this.#sweeping) return;
    this.#sweeping = true;
    const all = [...this.#open];
    for (let at = 0; at < all.length; at += recheckedAtOnce) {
      await Promise.all(all.slice(at, at + recheckedAtOnce).map((connection) => connection.recheck()));
    }
    this.#sweeping = false;
  }
}

function subjectsOf({ address, actor }: LiveOwner): [Scope, string][] {
  const subjects: [Scope, string][] = [['ip', subscriberOf(address)]];
  if (!actor) return subjects;
  return [['user', `${actor.orgId}:${subjectOf(actor)}`], ...subjects, ['org', actor.orgId]];
}

function measure({ registry }: Metrics, kind: LiveKind, count: () => number): void {
  registry.registerMetric(
    new Gauge({
      name: `atrium_open_${kind}s`,
      help: `The ${kind}s that are open.`,
      registers: [],
      collect() {
        this.set(count());
      },
    }),
  );
}
