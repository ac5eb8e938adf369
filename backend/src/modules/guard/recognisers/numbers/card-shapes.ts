/**
 * How the digits of a card are grouped. `whole`: not at all. `printed`: as on the card, or digit by digit. `unusual`: in ways
 * that other numbers are grouped, too.
 */
export type CardShape = 'whole' | 'printed' | 'unusual';

const repeated = (size: number, times: number): number[] => Array.from({ length: times }, () => size);

const groupings: Readonly<Record<CardShape, readonly (readonly number[])[]>> = {
  whole: [[14], [15], [16], [17], [18], [19]],
  printed: [
    [4, 4, 4, 4],
    [4, 6, 5],
    [4, 6, 4],
    [4, 4, 4, 2],
    [4, 4, 4, 3],
    [4, 4, 4, 4, 1],
    [4, 4, 4, 4, 2],
    [4, 4, 4, 4, 3],
    ...[14, 15, 16, 17, 18, 19].map((times) => repeated(1, times)),
  ],
  unusual: [
    [8, 8],
    [6, 8],
    [6, 9],
    [6, 10],
    [4, 12],
    [12, 4],
    [8, 4, 4],
    [4, 8, 4],
    [4, 4, 8],
    ...[7, 8, 9].map((times) => repeated(2, times)),
  ],
};

/** A node of the tree of groupings, reached by the sizes of the groups so far. */
export interface Grouping {
  /** Set where the groups so far form a whole card. */
  shape: CardShape | null;
  readonly next: Map<number, Grouping>;
}

export const noGroups: Grouping = { shape: null, next: new Map() };
for (const shape of ['whole', 'printed', 'unusual'] as const) {
  for (const sizes of groupings[shape]) plant(sizes).shape ??= shape;
}

function plant(sizes: readonly number[]): Grouping {
  let node = noGroups;
  for (const size of sizes) {
    const known = node.next.get(size) ?? { shape: null, next: new Map() };
    node.next.set(size, known);
    node = known;
  }
  return node;
}

/** Whether a group of `size` digits may grow into the next one after `node`. */
export const mayGrow = (node: Grouping, size: number): boolean => [...node.next.keys()].some((whole) => whole >= size);
