import type { Actor } from '../auth/actor.ts';
import { asAppError } from '../http/response/envelope.ts';
import type { Tenant } from '../tenancy/directory.ts';

/**
 * `stream`: server-sent events that come to an end, or a request that waits for the whole of them. `page`: server-sent events
 * without an end, which a page keeps open while it is in sight. `socket`: an upgraded connection.
 */
export type LiveKind = 'stream' | 'page' | 'socket';

/** The owner of a connection, when it is opened. */
export interface LiveOwner {
  /** The client's address. */
  readonly address: string;
  readonly tenant: Tenant | null;
  readonly actor: Actor | null;
}

/** A connection that stays open after its request was authorized. */
export interface LiveConnection {
  readonly kind: LiveKind;
  readonly tenant: Tenant | null;
  /** The current actor: a role with more permissions shows here. Null: not signed in. */
  readonly actor: Actor | null;
  /**
   * Aborts with the error that a new request of this actor would get (`session_revoked`, `tenant_suspended`), with
   * `permissions_changed` where a permission was lost, or `unavailable` when this process stops.
   */
  readonly revoked: AbortSignal;
  /** Removes it from the registry. Harmless when called again. */
  close(): void;
}

/** The current tenant and actor. @throws {AppError} why the connection must end */
export type Reauthorize = (owner: LiveOwner) => Promise<Pick<LiveOwner, 'tenant' | 'actor'>>;

/** A connection in the registry, which authorizes it again. */
export class RegisteredConnection implements LiveConnection {
  readonly kind: LiveKind;
  readonly #abort = new AbortController();
  readonly #reauthorize: Reauthorize;
  readonly #release: (connection: RegisteredConnection) => void;
  #owner: LiveOwner;
  #running: Promise<void> | null = null;
  #again = false;

  /** @param release called once, when it is closed */
  constructor(
    kind: LiveKind,
    owner: LiveOwner,
    reauthorize: Reauthorize,
    release: (connection: RegisteredConnection) => void,
  ) {
    this.kind = kind;
    this.#owner = owner;
    this.#reauthorize = reauthorize;
    let open = true;
    this.#release = (connection) => {
      if (open) release(connection);
      open = false;
    };
  }

  get tenant(): Tenant | null {
    return this.#owner.tenant;
  }
  get actor(): Actor | null {
    return this.#owner.actor;
  }
  get revoked(): AbortSignal {
    return this.#abort.signal;
  }

  close(): void {
    this.#release(this);
  }

  end(reason: Error): void {
    this.#abort.abort(reason);
  }

  /**
   * Authorizes it again; once more where that was under way, which may have read older data.
   * @returns when that is done
   */
  recheck(): Promise<void> {
    this.#again = true;
    this.#running ??= this.#recheckWhileAsked().finally(() => (this.#running = null));
    return this.#running;
  }

  async #recheckWhileAsked(): Promise<void> {
    while (this.#again && !this.revoked.aborted) {
      this.#again = false;
      try {
        this.#owner = { ...this.#owner, ...(await this.#reauthorize(this.#owner)) };
      } catch (thrown) {
        // While the database is away nothing can have changed there: the next check decides.
        if (asAppError(thrown).code !== 'unavailable') this.end(thrown as Error);
      }
    }
  }
}
