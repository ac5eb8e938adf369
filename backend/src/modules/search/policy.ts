import { definePermission, everyone } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';

export const searchPortal = definePermission('search.read', everyone);

/** Who may search at all. What is found is for each module to say: keys and tokens need its permission, too. */
export const searchPolicy = definePolicy(allow(searchPortal, ['search']));
