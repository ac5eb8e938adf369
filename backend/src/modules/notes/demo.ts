import type { Tx } from '../../kernel/db/database.ts';
import type { DemoOrganization } from '../../kernel/module.ts';
import { insertPast } from './store.ts';

const hour = 60 * 60 * 1_000;
const ago = (hours: number) => new Date(Date.now() - hours * hour);

/** Adds notes to the people of a demo organization. */
export async function seedNotes(tx: Tx, { people }: DemoOrganization): Promise<void> {
  const { owner, admin, agent, member, client } = people;
  await insertPast(tx, [
    {
      author: owner,
      title: 'Questions for the tax adviser',
      body: '- Can the new server be written off **this year**?\n- Travel: receipts or the flat rate?\n- Who keeps the originals?',
      pinned: true,
      editedAt: ago(70),
    },
    {
      author: owner,
      title: '',
      body: 'Call Müller about the delivery\n\nHe is back on Thursday, after 14:00. The old price holds until the end of the month.',
      pinned: false,
      editedAt: ago(3),
    },
    {
      author: owner,
      title: 'Ideas for the summer party',
      body: '## Places\n\n1. The boathouse\n2. The yard behind the office, if it is dry\n\n## Food\n\nAsk who does not eat meat.',
      pinned: false,
      editedAt: ago(200),
    },
    {
      author: admin,
      title: 'Before the move to the faster servers',
      body: '- [x] announce it\n- [ ] try the backup\n- [ ] tell support who is on call',
      pinned: true,
      editedAt: ago(20),
    },
    {
      author: agent,
      title: 'Phrases that help',
      body: '> Thank you for the screenshot, it shows exactly what happens.\n\nSay when the next answer comes, and keep it.',
      pinned: false,
      editedAt: ago(49),
    },
    {
      author: member,
      title: 'Weekly report',
      body: 'What was finished, what waits for whom, what I need.\n\n| Topic | State |\n| --- | --- |\n| Price list | waits |\n| Newsletter | sent |',
      pinned: false,
      editedAt: ago(26),
    },
    {
      author: client,
      title: 'Ask at the next meeting',
      body: '- When is the first draft ready?\n- Who may see our documents?',
      pinned: true,
      editedAt: ago(8),
    },
    {
      author: client,
      title: '',
      body: 'Contract number 4711-B, notice period three months.',
      pinned: false,
      editedAt: ago(150),
    },
  ]);
}
