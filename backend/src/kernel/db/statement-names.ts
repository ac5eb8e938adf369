import { LRUCache } from 'lru-cache';

/** The most prepared statements of one connection. */
export const mostStatements = 400;
/** Texts that were sent once and are remembered, for each name. */
const candidatesPerName = 2;

/**
 * Decides which statements of one connection the server prepares: a text gets a name the second time it is sent. Texts built
 * from parts (a varying number of values) rarely repeat and stay unnamed.
 * At most `capacity` names are in use. A further one ends the least recently used: `onEvicted` gets it and must close the
 * statement at the server. No name is given twice, so none ever stands for two texts.
 */
export function createStatementNames(
  onEvicted: (name: string) => void,
  capacity = mostStatements,
): (text: string) => string | undefined {
  const names = new LRUCache<string, string>({ max: capacity, dispose: onEvicted });
  const sentOnce = new LRUCache<string, true>({ max: capacity * candidatesPerName });
  let given = 0;
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (!sentOnce.delete(text)) {
      sentOnce.set(text, true);
      return undefined;
    }
    const name = `s${(given += 1)}`;
    names.set(text, name);
    return name;
  };
}
