import { definePermission, everyone } from '../../kernel/auth/permissions.ts';
import { allow, definePolicy } from '../../kernel/auth/policy.ts';

export const searchPortal = definePermission('search.read', everyone);

/** Who may search at all; each module decides what is found. Keys and tokens need its permission, too. */
export const searchPolicy = definePolicy(allow(searchPortal, ['search']));
