import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';

/** An entry without roles is for everybody who may use models at all. */
export const modelPolicy = definePolicy(
  allow('models.use', ['list']),
  allow(
    'models.use',
    ['use'],
    (actor, entry: ModelEntry) => entry.allowed_roles.length === 0 || entry.allowed_roles.includes(actor.role),
  ),
);
