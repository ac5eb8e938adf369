import { describe, expect, test } from 'vitest';
import { isCertain } from '../finding.ts';
import { inspect } from '../inspect.ts';
import { ordinary } from './ordinary.ts';
import { Random } from './random.ts';
import { samples, type Sample } from './sensitive.ts';

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)} %`;

describe('what people paste', () => {
  const leastShapes = 500;
  const leastRecall = 0.99;

  const isFound = ({ type, text, start, end }: Sample): boolean =>
    inspect(text).some(
      (found) => isCertain(found) && found.type === type && found.start === start && found.end === end,
    );

  test(`is found with certainty and exactly where it stands, ${leastRecall * 100} % of it at least`, () => {
    const missed = samples.filter((sample) => !isFound(sample));
    const report = [`missed ${missed.length} of ${samples.length}:`, ...missed.map((sample) => JSON.stringify(sample))];
    expect(samples.length).toBeGreaterThanOrEqual(leastShapes);
    expect(1 - missed.length / samples.length, report.join('\n')).toBeGreaterThanOrEqual(leastRecall);
  });
});

describe('what people write that is no secret', () => {
  const snippets = 100_000;
  const mostBlocked = 0.001;

  test.each(Object.keys(ordinary))(
    `blocks nobody: of ${snippets} %s, one in a thousand at most`,
    (kind) => {
      const random = new Random(20_261_121);
      const examples: string[] = [];
      let blocked = 0;
      for (let turn = 0; turn < snippets; turn++) {
        const text = ordinary[kind]!(random);
        if (!inspect(text).some(isCertain)) continue;
        blocked++;
        if (examples.length < 5) examples.push(JSON.stringify(text));
      }
      const report = [
        `${kind}: ${blocked} of ${snippets} blocked (${percent(blocked, snippets)}), such as`,
        ...examples,
      ];
      expect(blocked / snippets, report.join('\n')).toBeLessThanOrEqual(mostBlocked);
    },
    120_000,
  );
});
