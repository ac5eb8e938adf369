/** A chat of the demo, as data. */
export interface PastChat {
  /** As a model names a chat: two to six words, in the chat's own language. */
  readonly title: string;
  readonly turns: readonly PastTurn[];
}

export interface PastTurn {
  readonly question: string;
  /** Markdown. */
  readonly answer: string;
  /** An earlier answer to the same question, which was regenerated. */
  readonly firstAnswer?: string;
  /** The question as it was before it was edited, and its answer: another branch. */
  readonly before?: Pick<PastTurn, 'question' | 'answer'>;
  /** The answer was stopped there. */
  readonly stopped?: true;
  /** The guard refused this question at first: of that there is a record, and no message. */
  readonly blockedFirst?: true;
}
