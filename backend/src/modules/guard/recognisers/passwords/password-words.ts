const words = [
  'pass(?:word|wort|wd|phrase|code)s?',
  'kennw(?:ort|örter)',
  // Not in `pass: 120`, which counts tests.
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
/** Source of a pattern (flags `iu`) for words that mean a password, in folded text without combining marks, hence `ハ`. */
export const passwordWord = `(?:${words.join('|')})`;

const pins = ['pins?', 'geheimzahl', 'nip', 'code secret', 'clave numérica', 'الرقم السري', 'رمز الدخول'];
/** As `passwordWord`, for words that mean a PIN. */
export const pinWord = `(?<![\\p{L}\\d])(?:(?:c[oó]digo |code |codice )?(?:${pins.join('|')}))(?:[ -]?(?:code|number|nummer|no|nr)\\.?)?(?!\\p{L})`;
