import { startFakeOpenai } from '../../support/fake-openai.ts';

/** A provider in a process of its own: thinks for 50 ms, then a word every 10 ms. */
const fake = await startFakeOpenai();
fake.behave({
  firstPieceAfterMs: 50,
  pieceEveryMs: 10,
  pieces: 'Here is an answer of a few words, as a model gives them, one by one until it ends.'.match(/\s*\S+/g) ?? [],
});
process.stdout.write(`ready ${fake.baseUrl}\n`);
