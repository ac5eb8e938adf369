import type { Finding } from '../../finding.ts';
import { cutFrom, cutValue, longestCredential, passwordIn, value, type Manner } from './credential-value.ts';
import { matches } from '../matches.ts';
import type { Recogniser } from '../recogniser.ts';

/** An option whose value is a password, and the commands with that option; null: any command. */
interface Option {
  whole: RegExp;
  cut: RegExp;
  of: RegExp | null;
  manner: Manner;
}
const option = (before: string, of: RegExp | null, manner: Manner = 'positional'): Option => ({
  whole: new RegExp(`(?<=\\s)${before}${value}`, 'gu'),
  cut: new RegExp(`(?<=\\s)${before}${cutValue}`, 'u'),
  of,
  manner,
});

const options: readonly Option[] = [
  option('(?:-[uU]|--(?:proxy-)?user)[ =]{0,2}["\']?[^\\s:"\']{1,100}:', /\b(?:curl|wget|xh|ab)\s/),
  option('-p', /\b(?:mysql\w*|mariadb[\w-]*|7z[ar]?|sshpass|u?n?rar)\s/),
  option('-p\\s{1,2}', /\b(?:sshpass|(?:docker|podman|az|registry) login|mongo\w*)\s/),
  option('-a\\s{1,2}', /\bredis-cli\s/),
  option('-pw\\s{1,2}', /\b(?:plink|pscp|psftp|putty)\s/),
  option('--(?:[a-z]{1,20}-){0,3}pass(?:word|wd|phrase)?=', null),
  option('--(?:[a-z]{1,20}-){0,3}pass(?:word|wd|phrase)?\\s{1,2}', null, 'said'),
];
const anyOption = /\s-[uUpa-]/;
/** Characters before an option in which its command may be. */
const commandLength = 160;

export const commandPassword: Recogniser = { needs: anyOption, find, incompleteFrom };

/** `curl -u name:secret`, `mysql -pSecret`. */
function find(text: string): Finding[] {
  const passwords: Finding[] = [];
  for (const { whole, of, manner } of options) {
    for (const match of matches(whole, text)) {
      if (of && !of.test(text.slice(Math.max(0, match.index - commandLength), match.index))) continue;
      const found = passwordIn(text, match, manner);
      if (found) passwords.push(found);
    }
  }
  return passwords;
}

function incompleteFrom(text: string): number {
  const offset = Math.max(0, text.length - longestCredential);
  const tail = text.slice(offset);
  if (!anyOption.test(tail)) return text.length;
  return offset + Math.min(...options.map(({ cut }) => cutFrom(cut, tail)));
}
