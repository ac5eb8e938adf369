import type { Module } from './kernel/module.ts';
import { announcements } from './modules/announcements/index.ts';
import { audit } from './modules/audit/index.ts';
import { auth } from './modules/auth/index.ts';
import { conversations } from './modules/conversations/index.ts';
import { gateway } from './modules/gateway/index.ts';
import { guard } from './modules/guard/index.ts';
import { members } from './modules/members/index.ts';
import { organizations } from './modules/organizations/index.ts';
import { usage } from './modules/usage/index.ts';

/** Every feature, one line each. */
export const modules: readonly Module[] = [
  organizations,
  auth,
  members,
  audit,
  conversations,
  gateway,
  guard,
  usage,
  announcements,
];
