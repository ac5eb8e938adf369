import type { Actor } from '../../kernel/auth/actor.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';

/** An entry without roles is for everybody. */
export const mayUseModel = (actor: Actor, entry: ModelEntry): boolean =>
  entry.allowed_roles.length === 0 || entry.allowed_roles.includes(actor.role);
