import type { Role } from '../../kernel/auth/actor.ts';
import type { Tx } from '../../kernel/db/database.ts';
import type { DemoOrganization } from '../../kernel/module.ts';
import { insertPast, type PastAnnouncement } from './store.ts';

const day = 24 * 60 * 60 * 1_000;

interface DemoAnnouncement {
  by: Role;
  title: string;
  body: string;
  postedDaysAgo: number;
  /** Null: it does not expire. */
  expiresInDays: number | null;
}

/** The current announcements of each portal: an important one and an informative one. */
const current: Readonly<Record<string, { important: DemoAnnouncement; info: DemoAnnouncement }>> = {
  acme: {
    important: {
      by: 'owner',
      title: 'No deliveries at gate 2 on Friday',
      body:
        'The new press arrives, and its crane stands in the way **from 7:00 to 15:00**. Please send trucks to **gate 4**; somebody shows them in.\n\n' +
        'What must leave on Friday leaves on Friday. If your line stands still: the number that is always answered is on your delivery notes.',
      postedDaysAgo: 3,
      expiresInDays: 6,
    },
    info: {
      by: 'agent',
      title: 'Neu: Zeichnungen als STEP-Datei',
      body:
        'Zu jedem Serienteil bekommen Sie die Zeichnung jetzt auch als **STEP-Datei**. Schreiben Sie uns einfach die Teilenummer.\n\n' +
        '*In English: STEP files for all serial parts, on request.*',
      postedDaysAgo: 11,
      expiresInDays: null,
    },
  },
  globex: {
    important: {
      by: 'admin',
      title: 'Storm in the North Sea: sailings two days late',
      body:
        'All sailings from **Hamburg, Bremerhaven and Rotterdam** leave about two days late. We have told you already if one of your loads is concerned.\n\n' +
        '- Customs papers stay valid.\n- Storage at the terminal is free until Thursday.',
      postedDaysAgo: 1,
      expiresInDays: 5,
    },
    info: {
      by: 'agent',
      title: 'Slots at gate 4 can be booked until 21:00',
      body: 'From Monday the evening is open as well: 19:00 to 21:00, three trucks an hour. *Desde el lunes también por la tarde.*',
      postedDaysAgo: 9,
      expiresInDays: null,
    },
  },
  initech: {
    important: {
      by: 'admin',
      title: 'Version 14 ends in ninety days',
      body:
        'After that version 14 of the transfer screen gets **no more security fixes**. Moving to 15 takes most banks an afternoon:\n\n' +
        '1. read the list of changes,\n2. test with your own roles,\n3. tell us the night on which we switch.',
      postedDaysAgo: 6,
      expiresInDays: 90,
    },
    info: {
      by: 'owner',
      title: 'Status reports are three lines now',
      body: 'What changed, what is stuck, who can unstick it. That is all we send on Fridays from now on.',
      postedDaysAgo: 14,
      expiresInDays: null,
    },
  },
  northwind: {
    important: {
      by: 'owner',
      title: 'Documents for the annual accounts until the 15th',
      body:
        'Please hand in what we asked you for until the **15th**. What comes later is in the accounts of next year, and the bank wants to see it in this one.\n\n' +
        'Not sure what is missing? Ask your adviser; it takes one call.',
      postedDaysAgo: 4,
      expiresInDays: 20,
    },
    info: {
      by: 'member',
      title: 'An evening about succession',
      body: 'Three families tell how they did it, and one how it went wrong. Thursday, 18:30, in our office; twenty seats.',
      postedDaysAgo: 8,
      expiresInDays: 25,
    },
  },
  contoso: {
    important: {
      by: 'owner',
      title: 'Never change bank details by mail',
      body: 'Somebody sends mails in our name that name a new account. **Ours has not changed.** If you are in doubt, call the number you have always called, not the one in the mail.',
      postedDaysAgo: 2,
      expiresInDays: null,
    },
    info: {
      by: 'agent',
      title: 'We call back on the same day',
      body: 'Every call until 16:00 is returned on the same working day, by somebody who knows your file. If not, write to Grace Kim.',
      postedDaysAgo: 17,
      expiresInDays: null,
    },
  },
  atrium: {
    important: {
      by: 'admin',
      title: 'New signing keys on Sunday, 3:00 to 3:10',
      body: 'All portals get new keys. **Nobody is signed out.** If a program of yours keeps our keys, let it fetch them anew.',
      postedDaysAgo: 2,
      expiresInDays: 6,
    },
    info: {
      by: 'agent',
      title: 'Who asks to join now waits for an admin',
      body: 'Requests stand at the top of **Members** until an owner or admin admits or refuses them. Closed portals stay closed.',
      postedDaysAgo: 12,
      expiresInDays: null,
    },
  },
};

const expired: DemoAnnouncement = {
  by: 'admin',
  title: 'Maintenance on Saturday, 22:00 to 23:00',
  body: 'We move to faster servers. The portal can be **read but not changed** for up to ten minutes of that hour.',
  postedDaysAgo: 33,
  expiresInDays: -29,
};

/** Adds announcements to a demo organization, oldest first, and dismissals by some readers. */
export async function seedAnnouncements(tx: Tx, { slug, people, members }: DemoOrganization): Promise<void> {
  const now = Date.now();
  const logins = new Set(Object.values(people));
  const others = members.map(({ userId }) => userId).filter((userId) => !logins.has(userId));
  const past = (
    announcement: DemoAnnouncement,
    level: PastAnnouncement['level'],
    readBy: number,
  ): PastAnnouncement => ({
    author: people[announcement.by],
    title: announcement.title,
    body: announcement.body,
    level,
    postedAt: new Date(now - announcement.postedDaysAgo * day),
    expiresAt: announcement.expiresInDays === null ? null : new Date(now + announcement.expiresInDays * day),
    readers: others.slice(0, Math.round(others.length * readBy)),
  });
  const shown = current[slug];
  await insertPast(tx, [
    past(expired, 'important', 0.9),
    ...(shown ? [past(shown.info, 'info', 0.7), past(shown.important, 'important', 0.4)] : []),
  ]);
}
