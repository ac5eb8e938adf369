import { useModels } from './contract.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';
import { admins, definePermission } from '../../kernel/auth/permissions.ts';
import type { ModelEntry } from './catalogue/model-entry.ts';

/** To manage models, providers and their limits. */
export const manageModels = definePermission('llm.manage', admins);

/** An entry without roles is open to everybody who may use models. */
export const modelPolicy = definePolicy(
  allow(useModels, ['list']),
  allow(
    useModels,
    ['use'],
    (actor, entry: ModelEntry) => entry.allowed_roles.length === 0 || entry.allowed_roles.includes(actor.role),
  ),
);
