import type { Module } from './kernel/module.ts';

/** Every feature, one line each. */
export const modules: readonly Module[] = [];
