import type { Module } from './kernel/module.ts';
import { audit } from './modules/audit/index.ts';
import { auth } from './modules/auth/index.ts';
import { members } from './modules/members/index.ts';
import { organizations } from './modules/organizations/index.ts';

/** Every feature, one line each. */
export const modules: readonly Module[] = [organizations, auth, members, audit];
