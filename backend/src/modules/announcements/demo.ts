import type { Tx } from '../../kernel/db/database.ts';
import type { DemoOrganization } from '../../kernel/module.ts';
import { insertPast } from './store.ts';

const day = 24 * 60 * 60 * 1_000;

/** What an organization of the demo has told its people so far, the oldest first. */
export async function seedAnnouncements(tx: Tx, { name, people }: DemoOrganization): Promise<void> {
  const { owner, admin, agent } = people;
  await insertPast(tx, [
    {
      author: owner,
      title: `Welcome to the ${name} portal`,
      body:
        'From today, everything between us is in one place: ask the assistant, read answers again, and see who works with you.\n\n' +
        'Your old links keep working until the end of the quarter.',
      level: 'info',
      postedAt: new Date(Date.now() - 41 * day),
      expiresAt: null,
    },
    {
      author: admin,
      title: 'Maintenance on Saturday, 22:00 to 23:00',
      body: 'We move to faster servers. The portal can be **read but not changed** for up to ten minutes of that hour.',
      level: 'important',
      postedAt: new Date(Date.now() - 12 * day),
      expiresAt: new Date(Date.now() - 9 * day),
    },
    {
      author: agent,
      title: 'The assistant keeps secrets now',
      body:
        'Card numbers, IBANs and passwords that slip into a question are stopped before they leave the portal. ' +
        'You see what was found and where:\n\n- take it out and send again, or\n- write to us if it was found by mistake.',
      level: 'info',
      postedAt: new Date(Date.now() - 2 * day),
      expiresAt: null,
    },
  ]);
}
