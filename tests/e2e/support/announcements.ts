import { admitted, asOwner, type Company, type Person, registered } from './people.ts';

export interface AnnouncementInput {
  title: string;
  body: string;
  level?: 'info' | 'important';
  expires_at?: string;
}

/** A company of the test's own, in which its owner has posted `announcements`, oldest first, and a client has an account. */
export async function companyWithAnnouncements(
  origin: string,
  announcements: readonly AnnouncementInput[],
): Promise<{ company: Company; client: Person }> {
  const company = await registered(origin);
  const owner = await asOwner(origin, company);
  for (const body of announcements) {
    const { error } = await owner('POST /announcements', { body });
    if (error) throw new Error(`Posting "${body.title}": ${error.code}`);
  }
  return { company, client: await admitted(origin, company) };
}
