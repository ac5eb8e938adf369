import { type Company, registered } from './people.ts';

export interface Wording {
  title: string;
  body: string;
  level?: 'info' | 'important';
  expires_at?: string;
}

export interface Person {
  email: string;
  password: string;
}

/** A company of the test's own, in which its owner has posted `wordings`, oldest first, and a client has an account. */
export async function companyWithNews(
  origin: string,
  wordings: readonly Wording[],
): Promise<{ company: Company; client: Person }> {
  const company = await registered(origin);
  const send = async (path: string, body: object, token?: string) => {
    const response = await fetch(`${origin}/api/v1${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-tenant': company.slug,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`POST ${path}: ${response.status} ${await response.text()}`);
    return ((await response.json()) as { data: { access_token: string } }).data;
  };
  const { email, password } = company.owner;
  const owner = await send('/auth/login', { email, password });
  for (const wording of wordings) await send('/announcements', wording, owner.access_token);
  const client = { email: `client@${company.slug}.test`, password };
  await send('/auth/register', { name: 'Änne Kundin', ...client });
  return { company, client };
}
