import { z } from 'zod';
import type { Tx } from '../../kernel/db/database.ts';
import { newId, newIdAt } from '../../kernel/db/id.ts';
import { sql } from '../../kernel/db/sql.ts';
import { softDeletionOf } from '../../kernel/soft-deletion.ts';

/** Dismissals stay hidden with their announcement, and go with it. */
export const deletion = softDeletionOf('announcements');

const announcementRow = z.object({
  id: z.string(),
  title: z.string(),
  body: z.string(),
  level: z.enum(['info', 'important']),
  author_id: z.string(),
  author_name: z.string(),
  expires_at: z.string().nullable(),
  expired: z.boolean(),
  version: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
  dismissed: z.boolean(),
  dismissals: z.number(),
});
export type AnnouncementRow = z.infer<typeof announcementRow>;

/** The fields that an author edits. */
export type Wording = Pick<AnnouncementRow, 'title' | 'body' | 'level' | 'expires_at'>;

const expired = sql.fragment`(a.expires_at is not null and a.expires_at <= now())`;

const changedRow = announcementRow.pick({
  title: true,
  body: true,
  level: true,
  expires_at: true,
  expired: true,
  version: true,
  updated_at: true,
});

/** Announcements as `reader` sees them; null: a key, which dismisses nothing. */
function selectFor(tx: Tx, reader: string | null) {
  return sql.fragment`
    select a.id, a.title, a.body, a.level, a.author_id, u.name as author_name, a.expires_at, ${expired} as expired,
      a.version, a.created_at, a.updated_at, ${dismissedBy(tx, reader)} as dismissed,
      (select count(*) from announcement_dismissals d
       where d.org_id = ${tx.orgId} and d.announcement_id = a.id) as dismissals
    from announcements a join users u on u.id = a.author_id`;
}

function dismissedBy(tx: Tx, reader: string | null) {
  return sql.fragment`exists (
    select from announcement_dismissals d
    where d.org_id = ${tx.orgId} and d.announcement_id = a.id and d.user_id = ${reader}::uuid)`;
}

export interface ListFilter {
  reader: string | null;
  show: 'current' | 'undismissed' | 'expired';
  /** The position in the list after which the page begins. */
  after: readonly [createdAt: string, id: string] | null;
  limit: number;
}

/** Newest first. */
export function listAnnouncements(tx: Tx, { reader, show, after, limit }: ListFilter) {
  return tx.any(sql.type(announcementRow)`
    ${selectFor(tx, reader)}
    where a.org_id = ${tx.orgId} and a.deleted_at is null
      and ${show === 'expired' ? expired : sql.fragment`not ${expired}`}
      and ${show === 'undismissed' ? sql.fragment`not ${dismissedBy(tx, reader)}` : sql.fragment`true`}
      and ${after ? sql.fragment`(a.created_at, a.id) < (${after[0]}, ${after[1]})` : sql.fragment`true`}
    order by a.created_at desc, a.id desc
    limit ${limit}`);
}

const foundRow = announcementRow.pick({ id: true, title: true, created_at: true });

/** The newest announcements that are searched: older ones are of no interest, and no index finds parts of words. */
const searchedThrough = 500;

/** Current announcements that contain `words`, newest first. `position` and not LIKE: the words are text, not a pattern. */
export function searchCurrent(tx: Tx, words: string, limit: number) {
  const wanted = words.toLowerCase();
  return tx.any(sql.type(foundRow)`
    select n.id, n.title, n.created_at
    from (
      select a.id, a.title, a.body, a.created_at
      from announcements a
      where a.org_id = ${tx.orgId} and a.deleted_at is null and not ${expired}
      order by a.created_at desc, a.id desc
      limit ${searchedThrough}
    ) n
    where position(${wanted} in lower(n.title)) > 0 or position(${wanted} in lower(n.body)) > 0
    order by n.created_at desc, n.id desc
    limit ${limit}`);
}

export function findAnnouncement(tx: Tx, id: string, reader: string | null) {
  return tx.maybeOne(sql.type(announcementRow)`
    ${selectFor(tx, reader)} where a.org_id = ${tx.orgId} and a.id = ${id} and a.deleted_at is null`);
}

/** Locks the row against edits and deletion until the transaction ends. */
export function lockToChange(tx: Tx, id: string, reader: string | null) {
  return tx.maybeOne(sql.type(announcementRow)`
    ${selectFor(tx, reader)} where a.org_id = ${tx.orgId} and a.id = ${id} and a.deleted_at is null for update of a`);
}

/** Its row stays until the transaction ends; others may dismiss it meanwhile. */
export function lockToDismiss(tx: Tx, id: string, reader: string | null) {
  return tx.maybeOne(sql.type(announcementRow)`
    ${selectFor(tx, reader)} where a.org_id = ${tx.orgId} and a.id = ${id} and a.deleted_at is null for key share of a`);
}

export async function insertAnnouncement(tx: Tx, author: string, wording: Wording): Promise<AnnouncementRow> {
  const id = newId();
  await tx.query(sql.unsafe`
    insert into announcements (org_id, id, title, body, level, author_id, expires_at)
    values (
      ${tx.orgId}, ${id}, ${wording.title}, ${wording.body}, ${wording.level}, ${author}, ${wording.expires_at}
    )`);
  return tx.one(sql.type(announcementRow)`
    ${selectFor(tx, author)} where a.org_id = ${tx.orgId} and a.id = ${id}`);
}

export async function updateAnnouncement(tx: Tx, before: AnnouncementRow, wording: Wording): Promise<AnnouncementRow> {
  const changed = await tx.one(sql.type(changedRow)`
    update announcements a
    set title = ${wording.title}, body = ${wording.body}, level = ${wording.level}, expires_at = ${wording.expires_at},
      version = version + 1
    where a.org_id = ${tx.orgId} and a.id = ${before.id}
    returning a.title, a.body, a.level, a.expires_at, ${expired} as expired, a.version, a.updated_at`);
  return { ...before, ...changed };
}

/** False: it was dismissed before. */
export async function insertDismissal(tx: Tx, id: string, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    insert into announcement_dismissals (org_id, announcement_id, user_id) values (${tx.orgId}, ${id}, ${userId})
    on conflict (org_id, announcement_id, user_id) do nothing`);
  return rowCount === 1;
}

/** False: it was not dismissed. */
export async function deleteDismissal(tx: Tx, id: string, userId: string): Promise<boolean> {
  const { rowCount } = await tx.query(sql.unsafe`
    delete from announcement_dismissals
    where org_id = ${tx.orgId} and announcement_id = ${id} and user_id = ${userId}`);
  return rowCount === 1;
}

export interface PastAnnouncement {
  /** User id. */
  author: string;
  title: string;
  body: string;
  level: AnnouncementRow['level'];
  postedAt: Date;
  expiresAt: Date | null;
  /** User ids of those who have dismissed it. */
  readers: readonly string[];
}

/** For the demo: inserts announcements with times in the past. */
export async function insertPast(tx: Tx, past: readonly PastAnnouncement[]): Promise<void> {
  const rows = past.map(({ author, title, body, level, postedAt, expiresAt, readers }) => ({
    id: newIdAt(postedAt),
    author_id: author,
    title,
    body,
    level,
    posted_at: postedAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
    dismissed_by: readers,
  }));
  await tx.query(sql.unsafe`
    with past as (
      select * from jsonb_to_recordset(${sql.jsonb(rows)}) as p (
        id uuid, author_id uuid, title text, body text, level text, posted_at timestamptz, expires_at timestamptz,
        dismissed_by uuid[]
      )
    ), posted as (
      insert into announcements (org_id, id, title, body, level, author_id, expires_at, created_at, updated_at)
      select ${tx.orgId}, id, title, body, level, author_id, expires_at, posted_at, posted_at from past
    )
    insert into announcement_dismissals (org_id, announcement_id, user_id)
    select ${tx.orgId}, past.id, user_id from past cross join unnest(past.dismissed_by) as user_id`);
}
