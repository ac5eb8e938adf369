/** A chat of the demo, as data. */
export interface PastChat {
  /** A title as a model gives it: two to six words, in the language of the chat. */
  readonly title: string;
  readonly turns: readonly PastTurn[];
}

export interface PastTurn {
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
  /** An earlier answer to the same question, which was regenerated. */
  readonly firstAnswer?: string;
  /** The question before it was edited, and its answer: another branch. */
  readonly before?: Pick<PastTurn, 'question' | 'answer'>;
  /** The answer was stopped at its end. */
  readonly stopped?: true;
  /** The guard refused this question at first, which is in the usage records and no message. */
  readonly blockedFirst?: true;
}
