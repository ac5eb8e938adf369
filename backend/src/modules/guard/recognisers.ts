import { assignedSecret } from './recognisers/keys/assigned-secret.ts';
import { card } from './recognisers/numbers/card.ts';
import { commandPassword } from './recognisers/passwords/command-password.ts';
import { iban } from './recognisers/numbers/iban.ts';
import { passwordColumn } from './recognisers/passwords/password-column.ts';
import { password } from './recognisers/passwords/password.ts';
import { privateKey } from './recognisers/keys/private-key.ts';
import type { Recogniser } from './recognisers/recogniser.ts';
import { signedToken } from './recognisers/keys/signed-token.ts';
import { ssn } from './recognisers/numbers/ssn.ts';
import { token } from './recognisers/keys/token.ts';
import { urlPassword } from './recognisers/passwords/url-password.ts';

export const recognisers: readonly Recogniser[] = [
  card,
  iban,
  ssn,
  privateKey,
  token,
  signedToken,
  assignedSecret,
  password,
  passwordColumn,
  commandPassword,
  urlPassword,
];
