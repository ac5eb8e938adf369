import type { Finding } from './finding.ts';
import { findAssignedSecrets } from './recognisers/assigned-secret.ts';
import { findCards } from './recognisers/card.ts';
import { findIbans } from './recognisers/iban.ts';
import { findPasswords } from './recognisers/password.ts';
import { findPrivateKeys } from './recognisers/private-key.ts';
import { findSsns } from './recognisers/ssn.ts';
import { findTokens } from './recognisers/token.ts';

/** Looks through folded text, in time linear to its length; offsets are those of the folded text. */
export type Recogniser = (text: string) => Iterable<Finding>;

export const recognisers: readonly Recogniser[] = [
  findCards,
  findIbans,
  findSsns,
  findPrivateKeys,
  findTokens,
  findAssignedSecrets,
  findPasswords,
];
