import { createHash } from 'node:crypto';

/** A statement earns a name the second time it is seen. */
const seenOften = 2;
/** The server keeps a named statement as long as the connection lives: the hottest few hundred, never without end. */
const mostNames = 400;
const mostCandidates = 2_000;

/**
 * Decides which statements the server prepares once per connection and then only binds. Texts built from parts (a
 * varying number of values) rarely repeat and stay unnamed.
 */
export function createStatementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const sightings = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNames) return undefined;
    const count = (sightings.get(text) ?? 0) + 1;
    if (count < seenOften) {
      if (sightings.size >= mostCandidates) sightings.clear();
      sightings.set(text, count);
      return undefined;
    }
    sightings.delete(text);
    const name = `a${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
    names.set(text, name);
    return name;
  };
}
