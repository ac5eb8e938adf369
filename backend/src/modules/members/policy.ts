import { allow, definePolicy } from '../../kernel/auth/policy.ts';

/** Who works here is for those who work here: clients see whom they talk to in the conversation itself. */
export const memberPolicy = definePolicy(allow('members.read', ['list', 'read']));
