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
  /** @throws {AppError} `forbidden`, `insufficient_scope`. What must not even be known to exist is answered `not_found` by its store instead. */
  authorize(actor: Actor, verb: Verb, subject?: Subject): void;
  /** Every verb with what `authorize` would say: sent along, so that no page derives a rule again. */
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
 * The rules of one kind of subject, the same for the API and the pages:
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
      // The person may, and what they gave away does not reach so far (RFC 6750 § 3.1).
      throw fail(may({ ...actor, scopes: null }, verb, subject) ? 'insufficient_scope' : 'forbidden');
    },
    abilities(actor, subject) {
      const found = {} as Record<Verb, boolean>;
      for (const verb of verbs) found[verb] = may(actor, verb, subject);
      return found;
    },
  };
}

/** Has this actor the permission, and was it given to the key or token that they act by? */
export function holds({ permissions, scopes }: Actor, { name }: Permission): boolean {
  return permissions.has(name) && (scopes === null || scopes.has(name));
}

/** What the actor may in all: of their permissions those that the key or token was given. */
export function permissionsOf({ permissions, scopes }: Actor): ReadonlySet<string> {
  return scopes === null ? permissions : permissions.intersection(scopes);
}

/** The person who acts, or on whose behalf. @throws {AppError} `forbidden` for a key: some things only people have, or do. */
export function requireUser(actor: Actor): string {
  if (!actor.userId) throw fail('forbidden');
  return actor.userId;
}

/**
 * The person who is signed in, for what needs no permission because it is their own. @throws {AppError} `forbidden` for a key
 * or token, also one that acts for a person: it may only what its scopes name.
 */
export function requireSignedIn(actor: Actor): string {
  if (actor.scopes !== null) throw fail('forbidden');
  return requireUser(actor);
}
