import type { Actor } from '../auth/actor.ts';
import { asAppError } from '../http/answer/envelope.ts';
import type { Tenant } from '../tenancy/directory.ts';

/** `stream`: server-sent events, or an answer that somebody waits for. `socket`: what has left HTTP by an upgrade. */
export type LiveKind = 'stream' | 'socket';

/** Whose a connection is, when it is opened. */
export interface LiveOwner {
  /** The client's address. */
  readonly address: string;
  readonly tenant: Tenant | null;
  readonly actor: Actor | null;
}

/** Something that stays open after it was let in. */
export interface LiveConnection {
  readonly kind: LiveKind;
  readonly tenant: Tenant | null;
  /** As they are now: a role that may more shows here. Null: a stranger. */
  readonly actor: Actor | null;
  /**
   * Aborts with what a new request of this actor would be refused with now (`session_revoked`, `tenant_suspended`),
   * `permissions_changed` where they have lost a permission, or `unavailable` when this process stops.
   */
  readonly revoked: AbortSignal;
  /** Gives its places back. Harmless when it is called again. */
  close(): void;
}

/** What the tenant and the actor are now. @throws {AppError} why the connection must end */
export type Reauthorize = (owner: LiveOwner) => Promise<Pick<LiveOwner, 'tenant' | 'actor'>>;

/** A connection in the registry, which has it authorized again. */
export class RegisteredConnection implements LiveConnection {
  readonly kind: LiveKind;
  readonly #abort = new AbortController();
  readonly #reauthorize: Reauthorize;
  readonly #release: (connection: RegisteredConnection) => void;
  #owner: LiveOwner;
  #running: Promise<void> | null = null;
  #again = false;

  /** @param release is called once, when it is closed */
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
   * Authorizes it again, and once more where that was under way: what is being read then may be from before.
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
        // A database that is away knows of no change, and nobody can have made one: the next check will tell.
        if (asAppError(thrown).code !== 'unavailable') this.end(thrown as Error);
      }
    }
  }
}
