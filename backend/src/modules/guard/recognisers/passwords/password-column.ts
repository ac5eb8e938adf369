import type { Finding } from '../../finding.ts';
import { judged } from './credential-value.ts';
import { passwordWord } from './password-words.ts';
import { lineEnd, type Recogniser } from '../recogniser.ts';
import { tablesIn, type Table } from './table.ts';

const heading = new RegExp(`^(?:[\\p{L}\\d]{1,20}[ _-]){0,2}(?:${passwordWord}|pins?)$`, 'iu');
const mention = new RegExp(`${passwordWord}|(?<!\\p{L})pins?(?!\\p{L})`, 'giu');
/** Names of columns beside which even an ordinary word is a password. */
const account =
  /^(?:user.{0,8}|login|log-in|account|e-?mail.{0,8}|host|server|url|site|service|benutzer.{0,5}|konto|dienst|usuario|utilisateur|identifiant|compte|utente|اسم المستخدم|المستخدم)$/iu;

export const passwordColumn: Recogniser = { needs: lineEnd, find, incompleteFrom };

function find(text: string): Finding[] {
  const found = tablesIn(text, heading, mention).flatMap(({ names, cells }) => {
    const manner = names.some((name) => account.test(name)) ? 'positional' : 'said';
    return cells.map((cell) => judged(text, cell.start, cell.text, false, manner));
  });
  return found.filter((finding) => finding !== null);
}

/** The last cell, whose line may continue. */
function incompleteFrom(text: string): number {
  return tableAtEnd(text)?.lastCellFrom ?? text.length;
}

/** The table with a password column that the end of the text is in, and may continue. */
export function tableAtEnd(text: string): Table | undefined {
  return tablesIn(text, heading, mention).findLast(({ end }) => end === text.length);
}
