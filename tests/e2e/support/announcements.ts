import { admitted, asOwner, type Company, type Person, registered } from './people.ts';

export interface Wording {
  title: string;
  body: string;
  level?: 'info' | 'important';
  expires_at?: string;
}

/** A company of the test's own, in which its owner has posted `wordings`, oldest first, and a client has an account. */
export async function companyWithNews(
  origin: string,
  wordings: readonly Wording[],
): Promise<{ company: Company; client: Person }> {
  const company = await registered(origin);
  const owner = await asOwner(origin, company);
  for (const body of wordings) {
    const { error } = await owner('POST /announcements', { body });
    if (error) throw new Error(`Posting "${body.title}": ${error.code}`);
  }
  return { company, client: await admitted(origin, company) };
}
