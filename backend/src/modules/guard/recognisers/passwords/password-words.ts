const words = [
  'pass(?:word|wort|wd|phrase|code)s?',
  'kennw(?:ort|örter)',
  // `pass: 120` counts tests.
  '(?<![a-z])p(?:wd|w|ass(?!["\'\\]]?\\s{0,3}[:=]\\s{0,3}[\\d.,]+(?![\\d.,\\w])))',
  'contrase[nñ]as?',
  '(?<!palabras? )(?<![a-z])claves?(?: de acceso)?',
  'mots? de passe',
  '(?<![a-z])mdp',
  "parola d'ordine",
  'senhas?',
  'wachtwoord(?:en)?',
  'парол[ьи]',
  '(?:كلمة|كلمات) (?:المرور|السر)',
  'باسورد',
  '密[码碼]',
  '[パハ]スワー[ドト]',
];
/** Source of a pattern (flags `iu`) for what people call a password. Folding takes combining marks away, hence `ハ`. */
export const passwordWord = `(?:${words.join('|')})`;

const pins = ['pins?', 'geheimzahl', 'nip', 'code secret', 'clave numérica', 'الرقم السري', 'رمز الدخول'];
/** The same for a number that serves as one. */
export const pinWord = `(?<![\\p{L}\\d])(?:(?:c[oó]digo |code |codice )?(?:${pins.join('|')}))(?:[ -]?(?:code|number|nummer|no|nr)\\.?)?(?!\\p{L})`;
