import { findSubject } from './content/subjects.ts';
import type { Dialogue, Reply } from './dialogue.ts';
import type { Language } from './language.ts';
import { answerOf } from './topic.ts';
import { continuationWords, vocabulary } from './follow-up-words.ts';

/** What a message asks of the answer before it, and of nothing else. */
interface FollowUp {
  /** Of the message's own words. */
  readonly spoken: Language;
  /** Wanted by name: "in German". */
  readonly language: Language | null;
  /** Null: not mentioned. */
  readonly short: boolean | null;
  readonly another: boolean;
}

/** Longer ones say something that their words alone do not tell. */
const mostWords = 10;

/** Null where a word is not of the vocabulary, or none of them asks for anything. */
function followUpOf(words: string): FollowUp | null {
  const all = words.split(' ');
  if (all.length > mostWords) return null;
  for (const [spoken, { fillers, effects }] of vocabulary) {
    if (!all.every((word) => fillers.has(word) || effects.has(word))) continue;
    const wanted = all.flatMap((word) => effects.get(word) ?? []);
    if (wanted.length === 0) continue;
    return {
      spoken,
      language: wanted.map(({ language }) => language).findLast((language) => language !== undefined) ?? null,
      short: wanted.map(({ short }) => short).findLast((short) => short !== undefined) ?? null,
      another: wanted.some(({ another }) => another === true),
    };
  }
  return null;
}

/** "Shorter", "another one", "in Spanish": the newest subject again, with what was asked of it since. */
export function answerFollowUp({ question, earlierQuestions, attempt }: Dialogue): Reply | null {
  const newest = followUpOf(question);
  if (!newest) return null;
  const at = earlierQuestions.findIndex((earlier) => findSubject(earlier) !== null);
  const subject = findSubject(earlierQuestions[at] ?? '');
  if (!subject) return null;
  const followUps = [
    ...earlierQuestions
      .slice(0, at)
      .toReversed()
      .flatMap((earlier) => followUpOf(earlier) ?? []),
    newest,
  ];
  const named = followUps.findLast(({ language }) => language !== null)?.language;
  const language = named ?? newest.spoken;
  const short = followUps.findLast((one) => one.short !== null)?.short ?? false;
  const { topic } = subject;
  if (short) return { text: topic.short[language], language };
  const turn = followUps.filter(({ another }) => another).length + attempt;
  return { text: answerOf({ topic, language }, turn), language };
}

/** Asks to go on where an answer was stopped: what the page sends for its button, or a person in few words. */
export function asksToContinue(question: string): boolean {
  return continuationWords.has(question);
}
