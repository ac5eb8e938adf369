import { findSubject } from './content/subjects.ts';
import type { Dialogue, Reply } from './dialogue.ts';
import type { Language } from './language.ts';
import { answerOf } from './topic.ts';
import { continuationWords, vocabulary } from './follow-up-words.ts';

/** What a message requests about the previous answer, if it requests nothing else. */
interface FollowUp {
  /** The language of the message itself. */
  readonly spoken: Language;
  /** The language that is requested: "in German". */
  readonly language: Language | null;
  /** Null: not mentioned. */
  readonly short: boolean | null;
  readonly another: boolean;
}

/** The most words of a follow-up; longer messages say more than these words. */
const mostWords = 10;

/** Null where a word is not in the vocabulary, or no word requests anything. */
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

/** Answers "shorter", "another one", "in Spanish": the newest subject again, with all requests since. */
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

/** Whether a message asks to continue a stopped answer: the text of the page's button, or a few words of a person. */
export function asksToContinue(question: string): boolean {
  return continuationWords.has(question);
}
