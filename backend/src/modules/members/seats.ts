import { defineTotal } from '../../kernel/entitlements/entitlement.ts';

/** Members who were admitted and not removed. Who is suspended keeps their seat. */
export const seats = defineTotal(
  'users',
  ({ limit }) => `The plan allows ${limit} users, and every seat is taken. Remove a member, or choose a larger plan.`,
);
