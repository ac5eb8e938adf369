import { startFakeOpenai, type Behaviour } from '../../support/fake-openai.ts';

const sentence = 'Here is an answer of some length, as a model gives it: word by word, until all is said. ';
const words = (count: number) => (sentence.repeat(count).match(/\s*\S+/g) ?? []).slice(0, count);

/** How a provider gives its answer. */
const paces: Record<string, Behaviour> = {
  /** As a model of today: it thinks, then about 60 words a second. */
  spoken: { firstPieceAfterMs: 250, pieceEveryMs: 16, pieces: words(60) },
  /** At once, and all of it together: what is left is what stands between. */
  instant: { pieces: words(20) },
  /** For two minutes, so that thousands are open at once. */
  held: { pieceEveryMs: 4_000, pieces: words(30) },
};

/** A provider in a process of its own. */
const fake = await startFakeOpenai(() => paces[process.argv[2] ?? ''] ?? {});
process.stdout.write(`ready ${fake.baseUrl}\n`);
