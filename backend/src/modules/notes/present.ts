import type { Actor } from '../../kernel/auth/actor.ts';
import type { Note, NoteSummary } from './contract.ts';
import { nameAndExcerpt } from './name.ts';
import { notePolicy } from './policy.ts';
import { startLength, type NoteRow, type SummaryRow } from './store.ts';

export function presentSummary(actor: Actor, row: SummaryRow): NoteSummary {
  const { update, delete: remove } = notePolicy.abilities(actor, row);
  return {
    id: row.id,
    title: row.title,
    ...nameAndExcerpt(row.title, row.start),
    pinned: row.pinned,
    version: row.version,
    edited_at: row.edited_at,
    created_at: row.created_at,
    updated_at: row.updated_at,
    abilities: { update, delete: remove },
  };
}

export function presentNote(actor: Actor, row: NoteRow): Note {
  return { ...presentSummary(actor, { ...row, start: row.body.slice(0, startLength) }), body: row.body };
}
