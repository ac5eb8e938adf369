import type { Module } from '../../kernel/module.ts';
import { announcementRoutes } from './routes.ts';

export const announcements: Module = { name: 'announcements', routes: announcementRoutes };
