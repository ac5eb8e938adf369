import type { Logger } from 'pino';
import { z } from 'zod';
import type { Database } from '../db/database.ts';
import { fail } from '../errors.ts';
import type { Fanout } from '../events/fanout.ts';
import { asAppError } from '../http/response/envelope.ts';
import type { LiveConnection } from './live-connection.ts';
import type { Topic } from './topic.ts';

/** The topics of all modules, for the socket gateway. */
export interface Topics {
  /**
   * Lets a connection follow `<topic>:<id>` until it loses the right to it; then `onLost` is called once, with the error.
   * @returns ends it; to be called when the connection closes
   * @throws {AppError} `not_found` for an unknown topic, `unauthenticated` where nobody is signed in, what the topic's
   * `authorize` throws
   */
  follow(connection: LiveConnection, name: string, onLost: (why: unknown) => void): Promise<() => void>;
  /**
   * Rights to `<topic>:<id>` have changed: its followers are checked again, after the commit and in every process. A hint only;
   * the end of an actor's credential or permission ends the connection by itself.
   */
  changed(orgId: string, name: string): Promise<void>;
}

const changedTopic = 'topics.changed';
const changedMessage = z.object({ org_id: z.string(), name: z.string() });
/** `conversation:0199e0a4-7f3b-7c52-9d1e-5b8f0c2a6d31` */
const nameShape = /^(?<topic>[a-z_]{1,40}):(?<id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/u;

export async function createTopics(
  all: readonly Topic[],
  db: Pick<Database, 'tenant'>,
  fanout: Fanout,
  log: Logger,
): Promise<Topics> {
  const topics = new Map(all.map((topic) => [topic.name, topic]));
  /** By organization and name: functions that check each follower. */
  const followers = new Map<string, Set<() => void>>();
  const keyOf = (orgId: string, name: string) => `${orgId}/${name}`;

  async function authorize({ actor, revoked }: LiveConnection, name: string): Promise<void> {
    const { topic = '', id = '' } = nameShape.exec(name)?.groups ?? {};
    const found = topics.get(topic);
    if (!actor) throw fail('unauthenticated');
    if (!found) throw fail('not_found');
    await db.tenant(actor.orgId, (tx) => found.authorize(tx, actor, id), { readOnly: true });
    revoked.throwIfAborted();
  }

  await fanout.subscribe(changedTopic, (message) => {
    const { org_id: orgId, name } = changedMessage.parse(message);
    for (const recheck of followers.get(keyOf(orgId, name)) ?? []) recheck();
  });

  return {
    async follow(connection, name, onLost) {
      const key = keyOf(connection.actor?.orgId ?? '', name);
      const end = (): void => {
        const others = followers.get(key);
        if (others?.delete(recheck) && others.size === 0) followers.delete(key);
        connection.revoked.removeEventListener('abort', end);
      };
      let following: Promise<void>;
      const recheck = (): void => {
        // After the check that is under way, which may have read older data.
        following = following.then(() => authorize(connection, name));
        following.catch((error: unknown) => {
          if (asAppError(error).status >= 500)
            log.error({ err: error }, 'a right to a topic could not be checked again');
          if (!followers.get(key)?.has(recheck)) return;
          end();
          onLost(error);
        });
      };
      following = authorize(connection, name);
      followers.set(key, (followers.get(key) ?? new Set()).add(recheck));
      connection.revoked.addEventListener('abort', end);
      try {
        await following;
      } catch (error) {
        end();
        throw error;
      }
      return end;
    },
    changed: (orgId, name) => fanout.publish(changedTopic, { org_id: orgId, name }),
  };
}
