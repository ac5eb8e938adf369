import { expect, it } from 'vitest';
import { initialOf } from './initial.ts';
import { initialsOf, shortNameOf } from './person-name.ts';

it.each([
  ['Wilma Coyote', 'Wilma', 'WC'],
  ['şebnem', 'şebnem', 'Ş'],
  ['Anna Maria von Trapp', 'Anna', 'AT'],
  ['  Ada   Lovelace ', 'Ada', 'AL'],
  ['Coyote, Wilma', 'Wilma', 'WC'],
  ['Dr.-Ing. Anna Schmidt', 'Anna', 'AS'],
  ['Dr.-Ing. Schmidt', 'Dr.-Ing. Schmidt', 'S'],
  ['Prof. Dr. med. dent. h.c. Jörg Öztürk', 'Jörg', 'JÖ'],
  ['Prof. Dr. rer. nat. Lise Meitner', 'Lise', 'LM'],
  ['Dipl.-Kffr. Petra Groß', 'Petra', 'PG'],
  ['Herr Müller', 'Herr Müller', 'M'],
  ['Frau Dr. Eva Lang', 'Eva', 'EL'],
  ['Ing Bunsri', 'Ing', 'IB'],
  ['Ing. Pavel Novák', 'Pavel', 'PN'],
  ['Sra. María José Carreño Quiñones', 'María', 'MQ'],
  ['Dña. Inés Peña', 'Inés', 'IP'],
  ['Don Draper', 'Don', 'DD'],
  ['Mr. Robert Downey Jr.', 'Robert', 'RD'],
  ['Ann Lee, PhD', 'Ann', 'AL'],
  ['Henry Ford II', 'Henry', 'HF'],
  ['Diplo Maticus', 'Diplo', 'DM'],
  ['Drew Barrymore', 'Drew', 'DB'],
  ['Professor', 'Professor', 'P'],
  ['Dr.', 'Dr.', 'D'],
  ['M. Dupont', 'M. Dupont', 'MD'],
  ['J. R. R. Tolkien', 'J. R. R. Tolkien', 'JT'],
  ['Jean-Luc Picard', 'Jean-Luc', 'JP'],
  ['الدكتور أحمد زويل', 'أحمد', 'أ\u200cز'],
  ['د. ليلى الحداد', 'ليلى', 'ل\u200cح'],
  ['محمد الفارسي', 'محمد', 'م\u200cف'],
  ['عبد الرحمن السيد', 'عبد الرحمن', 'ع\u200cس'],
  ['عبد الله', 'عبد الله', 'ع'],
  ['نور الدين زنكي', 'نور الدين', 'ن\u200cز'],
  ['Abdul Rahman Al-Fulan', 'Abdul Rahman', 'AF'],
  ['Abd el Kader Benali', 'Abd el Kader', 'AB'],
  ['王小明', '王小明', '王'],
  ['山田 太郎', '山田 太郎', '山'],
  ['김민수', '김민수', '김'],
  ['Yuki Tanaka', 'Yuki', 'YT'],
  ['Nguyễn Văn An', 'An', 'NA'],
  ['👩‍👩‍👧 Family', '👩‍👩‍👧', '👩‍👩‍👧F'],
  ['"Bo" Diddley', '"Bo"', 'BD'],
  ['   ', '', ''],
])('%s is greeted as “%s” and has the initials %s', (name, greeted, initials) => {
  expect([shortNameOf(name), initialsOf(name)]).toEqual([greeted, initials]);
});

it('a letter that is two code units stays whole', () => {
  expect(initialOf('𝒜cme')).toBe('𝒜');
});
