import { Client } from 'pg';
import { startFakeOpenai } from '../support/fake-openai.ts';
import { insertChains } from './conversation/chains.ts';
import { asking, startPortal } from './support/portal.ts';
import { median } from './support/median.ts';
import { timeStream, type Target } from './support/stream-timing.ts';

const short = 10;
const long = 5_000;
/** Of each kind, in turns, so that what the machine does meanwhile hits both. */
const turns = 80;
const warmUp = 20;
const must = 1.2;
/** A search for a word of every message reads as many rows; one for a word of none reads none. */
const mustSearch = 4;

type Timing = Record<'openMs' | 'firstTextMs' | 'totalMs', number>;
type Times = Record<'short' | 'long', Timing[]>;

type Caller = Pick<Target, 'url' | 'headers'>;

/** Milliseconds to open a conversation: itself and its newest messages, as the page does; as many of both. */
async function timeOpening({ url: api, headers }: Caller, id: string): Promise<number> {
  const startedAt = performance.now();
  const urls = [`conversations/${id}`, `conversations/${id}/messages?limit=${short}`];
  const responses = await Promise.all(urls.map((url) => fetch(`${api}/${url}`, { headers })));
  for (const response of responses) {
    if (response.status !== 200) throw new Error(`${response.url}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }
  return performance.now() - startedAt;
}

/** Milliseconds of a search in the list of chats. */
async function timeSearch({ url: api, headers }: Caller, q: string, found: number): Promise<number> {
  const startedAt = performance.now();
  const response = await fetch(`${api}/conversations?limit=20&q=${q}`, { headers });
  const { data } = (await response.json()) as { data: unknown[] };
  const took = performance.now() - startedAt;
  if (data.length !== found) throw new Error(`a search for ${q} found ${data.length} chats, not ${found}`);
  return took;
}

const appending = ({ url, headers }: Caller, id: string): Target => ({
  url: `${url}/conversations/${id}/messages`,
  headers: { ...headers, accept: 'text/event-stream' },
  body: { content: 'And what comes next?' },
  firstText: '"text":"Hello',
});

/**
 * A chat of 5,000 messages against one of 10: to open, and to ask one more question (a provider that answers at once). And a search
 * for a word of all 5,000 messages against one for a word of none.
 */
async function run() {
  const provider = await startFakeOpenai();
  const portal = await startPortal(asking(provider.baseUrl));
  const caller: Caller = { url: `${portal.url}/api/v1`, headers: await portal.signIn() };
  try {
    // A short chat stays short only if each is asked once.
    const shortChats = await insertChains(portal.adminUrl, turns + warmUp, short);
    const [longChat = ''] = await insertChains(portal.adminUrl, 1, long);
    const times: Times = { short: [], long: [] };
    for (const [turn, shortChat] of shortChats.entries()) {
      const chats: [keyof Times, string][] = [
        ['short', shortChat],
        ['long', longChat],
      ];
      // Now this one first, now that one: whoever comes second meets what the first has left to do.
      for (const [kind, id] of turn % 2 === 0 ? chats : chats.toReversed()) {
        const openMs = await timeOpening(caller, id);
        const { firstTextMs, totalMs } = await timeStream(appending(caller, id));
        if (turn >= warmUp) times[kind].push({ openMs, firstTextMs, totalMs });
      }
    }
    const searches = await timeSearches(portal.adminUrl, caller, longChat);
    return [
      row('open', times, 'openMs'),
      row('ask, until the first word', times, 'firstTextMs'),
      row('ask, until the end', times, 'totalMs'),
      searches,
    ];
  } finally {
    await portal.stop();
    await provider.close();
  }
}

/** With a word that stands in the long chat only. */
async function timeSearches(adminUrl: string, caller: Caller, chatId: string) {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(`update messages set content = content || ' quokka' where conversation_id = $1`, [chatId]);
  await client.query('vacuum (analyze) messages');
  await client.end();
  const [all, none]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < turns; turn += 1) {
    const [inAll, inNone] = [await timeSearch(caller, 'quokka', 1), await timeSearch(caller, 'zebra', 0)];
    if (turn < warmUp) continue;
    all.push(inAll);
    none.push(inNone);
  }
  const [value, reference] = [median(all), median(none)];
  const ratio = median(all.map((ms, turn) => ms / (none[turn] ?? NaN)));
  return {
    what: `search for a word of all ${long} messages of a chat against a word of none, p50`,
    value,
    unit: 'ms',
    reference,
    ratio,
    must: `≤ ${mustSearch} ×`,
    ok: ratio <= mustSearch,
  };
}

function row(what: string, times: Times, figure: keyof Timing) {
  const of = (kind: keyof Times) => median(times[kind].map((timing) => timing[figure]));
  const [value, reference] = [of('long'), of('short')];
  // Of neighbours in time, so that a busy moment of the machine weighs on both.
  const ratio = median(times.long.map((timing, turn) => timing[figure] / (times.short[turn]?.[figure] ?? NaN)));
  return {
    what: `chat of ${long} messages against ${short}: ${what}, p50`,
    value,
    unit: 'ms',
    reference,
    ratio,
    must: `≤ ${must} ×`,
    ok: ratio <= must,
  };
}

export default { name: 'conversation', run };
