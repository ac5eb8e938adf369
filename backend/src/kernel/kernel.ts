import type { Logger } from 'pino';
import type { AuditLog } from './audit/chain.ts';
import type { Authenticators } from './auth/authenticator.ts';
import type { KeyRing } from './crypto/key-ring.ts';
import type { Database } from './db/database.ts';
import type { ApiCalls } from './entitlements/api-calls.ts';
import type { Env } from './env.ts';
import type { EventBus } from './events/outbox.ts';
import type { Fanout } from './events/fanout.ts';
import type { JobQueue } from './jobs/queue.ts';
import type { ConnectionTable } from './http/server/connections.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import type { Hints } from './live/hints.ts';
import type { LiveConnections } from './live/live-connections.ts';
import type { Topics } from './live/topics.ts';
import type { Mail } from './mail/mail.ts';
import type { Metrics } from './metrics.ts';
import type { Declarations } from './modules.ts';
import type { TenantDirectory } from './tenancy/directory.ts';
import type { PortalAddresses } from './tenancy/portal-addresses.ts';
import type { Passwords } from './auth/passwords.ts';
import type { Tracing } from './tracing.ts';
import type { SessionTokens } from './auth/tokens.ts';
import type { Warnings } from './warnings.ts';

/** What every feature may use. Created once for each process in `main.ts` (and for each test), and passed on, never global. */
export interface Kernel {
  readonly env: Env;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  /** The declarations of all modules of the installation. */
  readonly declarations: Declarations;
  readonly db: Database;
  readonly keys: KeyRing;
  readonly tenants: TenantDirectory;
  readonly portals: PortalAddresses;
  readonly tokens: SessionTokens;
  /** All authenticators, that of session tokens included. */
  readonly authenticators: Authenticators;
  readonly passwords: Passwords;
  readonly audit: AuditLog;
  readonly events: EventBus;
  readonly jobs: JobQueue;
  readonly mail: Mail;
  /** Publish and subscribe between processes: in memory, or over Redis. */
  readonly fanout: Fanout;
  readonly limiter: RateLimiter;
  /** Calls of the API by programs, within the plan. */
  readonly apiCalls: ApiCalls;
  /** Every stream and socket that is open here. */
  readonly live: LiveConnections;
  /** The topics that may be followed over sockets. */
  readonly topics: Topics;
  /** Tells pages what has changed. */
  readonly hints: Hints;
  readonly connections: ConnectionTable;
  /** The state of this process; while it is `stopping`, `/readyz` says 503. `port`: that it listens on, or will. */
  readonly lifecycle: { stopping: boolean; port: number };
  /** Warnings for the operator, not for strangers. */
  readonly warnings: Warnings;
}
