import type { Language } from './language.ts';

export interface Effect {
  readonly language?: Language;
  readonly short?: boolean;
  readonly another?: true;
}

interface Vocabulary {
  readonly fillers: ReadonlySet<string>;
  readonly effects: ReadonlyMap<string, Effect>;
}

const effects = (...groups: readonly (readonly [words: string, effect: Effect])[]): Vocabulary['effects'] =>
  new Map(groups.flatMap(([words, effect]) => words.split(' ').map((word) => [word, effect] as const)));

const shorter: Effect = { short: true };
const longer: Effect = { short: false };
const another: Effect = { another: true };

/** Folded words by language. `fillers` alone request nothing. */
export const vocabulary: ReadonlyMap<Language, Vocabulary> = new Map([
  [
    'en',
    {
      fillers: new Set(
        'make it please now a an the and in into to bit much little more less can could you that this answer version one give me try text again but same translate write rewrite say ok okay thanks'.split(
          ' ',
        ),
      ),
      effects: effects(
        ['shorter briefer short brief concise', shorter],
        ['longer full', longer],
        ['another different alternative', another],
        ['english', { language: 'en' }],
        ['german', { language: 'de' }],
        ['spanish', { language: 'es' }],
        ['arabic', { language: 'ar' }],
      ),
    },
  ],
  [
    'de',
    {
      fillers: new Set(
        'bitte auf in ins nun jetzt mach mache machen es das den die etwas noch einmal viel deutlich und eine einen version antwort text ubersetze ubersetzen ubersetz sie mir gib schreib kannst konnen du danke'.split(
          ' ',
        ),
      ),
      effects: effects(
        ['kurzer kurz knapper knapp', shorter],
        ['langer ausfuhrlicher ausfuhrlich', longer],
        ['andere anderen anders nochmal alternative', another],
        ['englisch englische', { language: 'en' }],
        ['deutsch deutsche', { language: 'de' }],
        ['spanisch spanische', { language: 'es' }],
        ['arabisch arabische', { language: 'ar' }],
      ),
    },
  ],
  [
    'es',
    {
      fillers: new Set(
        'por favor mas en al a el la lo un una y ahora hazlo hazla haz ponlo ponla traduce traducelo traducela escribelo escribela respuesta version texto dame puedes gracias'.split(
          ' ',
        ),
      ),
      effects: effects(
        ['corto corta breve conciso concisa resumido resumida', shorter],
        ['largo larga completo completa', longer],
        ['otro otra diferente distinta distinto', another],
        ['ingles', { language: 'en' }],
        ['aleman', { language: 'de' }],
        ['espanol castellano', { language: 'es' }],
        ['arabe', { language: 'ar' }],
      ),
    },
  ],
  [
    'ar',
    {
      fillers: new Set(
        'من فضلك لو سمحت الى الان اجعله اجعلها اكتبه اكتبها ترجم ترجمه ترجمها الاجابة الجواب النص باللغة اللغة مرة واعط اعطني هذا هذه شكرا'.split(
          ' ',
        ),
      ),
      effects: effects(
        ['اقصر باختصار مختصرا مختصر اختصر اختصرها اختصره', shorter],
        ['اطول كاملا كاملة', longer],
        ['اخر اخرى مختلف مختلفة غيره', another],
        ['بالانجليزية بالانكليزية الانجليزية الانكليزية', { language: 'en' }],
        ['بالالمانية الالمانية', { language: 'de' }],
        ['بالاسبانية الاسبانية', { language: 'es' }],
        ['بالعربية العربية', { language: 'ar' }],
      ),
    },
  ],
]);

/** Whole messages, folded. The first is what the page's button sends. */
export const continuationWords: ReadonlySet<string> = new Set([
  'go on from where you stopped',
  'go on',
  'continue',
  'please continue',
  'weiter',
  'mach weiter',
  'bitte weiter',
  'mach dort weiter wo du aufgehort hast',
  'sigue',
  'continua',
  'continua por favor',
  'sigue donde lo dejaste',
  'تابع',
  'اكمل',
  'اكمل من حيث توقفت',
  'تابع من حيث توقفت',
]);
