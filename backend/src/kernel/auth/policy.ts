import { fail } from '../errors.ts';
import type { Actor } from './actor.ts';
import type { Permission } from './permissions.ts';

/** One line of a policy: who holds `permission` may do `verbs`, to subjects for which `when` is true. */
export interface Rule<Subject, Verb extends string> {
  readonly permission: Permission;
  readonly verbs: readonly Verb[];
  readonly when?: (actor: Actor, subject: Subject) => boolean;
}

export interface Policy<Subject, Verb extends string> {
  may(actor: Actor, verb: Verb, subject?: Subject): boolean;
  /**
   * @throws {AppError} `forbidden`, `insufficient_scope`. For what must not be known to exist, the store throws `not_found`
   * instead.
   */
  authorize(actor: Actor, verb: Verb, subject?: Subject): void;
  /** Every verb with whether `authorize` allows it: sent to pages, so that none derives a rule again. */
  abilities(actor: Actor, subject?: Subject): Record<Verb, boolean>;
}

export function allow<Subject, const Verb extends string>(
  permission: Permission,
  verbs: readonly Verb[],
  when?: (actor: Actor, subject: Subject) => boolean,
): Rule<Subject, Verb> {
  return { permission, verbs, when };
}

/**
 * The policy of one kind of subject, for the API and the pages:
 *
 *     export const conversationPolicy = definePolicy(
 *       allow(readConversations, ['list']),
 *       allow(writeConversations, ['update', 'delete'], (actor, subject: Conversation) => subject.user_id === actor.userId),
 *     );
 *
 * What no rule allows is refused.
 */
export function definePolicy<Subject, Verb extends string>(...rules: Rule<Subject, Verb>[]): Policy<Subject, Verb> {
  const verbs = [...new Set(rules.flatMap((rule) => rule.verbs))];

  function may(actor: Actor, verb: Verb, subject?: Subject): boolean {
    return rules.some(({ permission, verbs: named, when }) => {
      if (!named.includes(verb) || !holds(actor, permission)) return false;
      return !when || (subject !== undefined && when(actor, subject));
    });
  }

  return {
    may,
    authorize(actor, verb, subject) {
      if (may(actor, verb, subject)) return;
      // The person may, but the scopes of the key or token do not cover it (RFC 6750 § 3.1).
      throw fail(may({ ...actor, scopes: null }, verb, subject) ? 'insufficient_scope' : 'forbidden');
    },
    abilities(actor, subject) {
      const found = {} as Record<Verb, boolean>;
      for (const verb of verbs) found[verb] = may(actor, verb, subject);
      return found;
    },
  };
}

/** Whether the actor has the permission, and their key or token was granted it. */
export function holds({ permissions, scopes }: Actor, { name }: Permission): boolean {
  return permissions.has(name) && (scopes === null || scopes.has(name));
}

/** The actor's permissions, limited to those that their key or token was granted. */
export function permissionsOf({ permissions, scopes }: Actor): ReadonlySet<string> {
  return scopes === null ? permissions : permissions.intersection(scopes);
}

/** The person who acts, or on whose behalf a token does. @throws {AppError} `forbidden` for an API key */
export function requireUser(actor: Actor): string {
  if (!actor.userId) throw fail('forbidden');
  return actor.userId;
}

/**
 * The person who is signed in, for what needs no permission because it is their own. @throws {AppError} `forbidden` for any key
 * or token, also one that acts for a person: its scopes name all that it may do
 */
export function requireSignedIn(actor: Actor): string {
  if (actor.scopes !== null) throw fail('forbidden');
  return requireUser(actor);
}
