import { matches } from '../matches.ts';

/**
 * Words around a number that identify it, in English, German, Spanish, French, Italian and Arabic, for folded text (without
 * combining marks).
 */
const wordsOf = (...alternatives: string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\d])(?:${alternatives.join('|')})(?![\\p{L}\\d])`, 'giu');

export const cardWords = wordsOf(
  '(?:credit|debit|bank|gift|payment|charge)?[ _-]?cards?(?:[ _-]?(?:holder|n(?:o|um|umber)?))?|cc|ccn|pan|charge|pay',
  'visa|master ?card|maestro|amex|american express|diners(?: club)?|discover card|jcb|union ?pay',
  '(?:exp|cvv2?|cvc2?)\\d{0,4}|expires?|expiry|valid (?:thru|until)',
  '\\p{L}{0,20}karten?(?:nummer|nr)?|zahlen?|bezahle\\p{L}{0,2}|belaste\\p{L}{0,2}|gültig bis',
  'tarjetas?|pagar|caducidad|cartes?(?: bancaires?| bleue)?|cb|payer|expire|cart[ae](?: di credito)?|scadenza',
  '(?:ال|بال|ب|لل)?بطاق\\p{L}{1,4}|الائتمان\\p{L}{0,2}|ادفع|فيزا|ماستركارد',
);

export const ssnWords = wordsOf(
  'ssns?|ss ?#|s\\.s\\.n\\.?|(?:u\\.?s\\.? )?soc(?:ial|\\.)?[ -]{0,2}sec(?:urity|\\.)?|social(?= ?(?:is|no|number|#|:))|itin|tins?|tax(?:payer)?[ -]{0,2}id',
  'sozialversicherungs(?:nummer|nr)|steuer-?id',
  'seguro social|seguridad social|s[eé]curit[eé] sociale|previdenza sociale|sicurezza sociale',
  '(?:ال|بال|لل)?ضمان (?:ال)?اجتماعي',
);

export const ibanWords = wordsOf(
  'ibans?|bic|swift|(?:bank )?accounts?|konto\\p{L}{0,10}|bank\\p{L}{0,20}|überweis\\p{L}{0,6}',
  'cuenta|transferencia|compte|virement|conto|bonifico|(?:ال)?[اآ]يبان|(?:ال)?حساب|تحويل',
);

/** Characters of folded text before a number in which its words may be. */
export const contextBefore = 80;
/** Characters before a number in which another certain one makes it part of a list, also where that one is masked. */
export const listGap = 60;
/** Characters after a number in which its words may be. A stream waits for as many. */
export const contextAfter = 24;

const otherNumbers = [
  'orders?|purchase|po|invoice|tracking|shipment|parcel|ticket|case|ref(?:erence)?|transaction|txn?|booking|confirmation',
  'serial|parts?|sku|article|item|product|model|customer|client|isbn|ean|gtin|upc|imei|iccid|phone|tel|fax|mobile|barcode',
  'request|req|trace|span|event|session|job|process|pid|timestamp|time|id|uid|guid|uuid|hash|index|version|build|revision',
  'bestell\\p{L}*|auftrag\\p{L}*|rechnung\\p{L}*|sendung\\p{L}*|paket\\p{L}*|vorgang\\p{L}*|kunden\\p{L}*|artikel\\p{L}*',
  'teile\\p{L}*|serien\\p{L}*|referenz\\p{L}*|aktenzeichen|telefon\\p{L}*|handy\\p{L}*|vertrag\\p{L}*|material\\p{L}*',
  'pedido|factura|seguimiento|referencia|cliente|pieza|serie|commande|facture|suivi|r[eé]f[eé]rence|colis|pi[eè]ce',
  'ordine|fattura|spedizione|riferimento|seriale|articolo|(?:ال)?طلب\\p{L}*|(?:ال)?فاتورة|(?:ال)?شحنة|(?:ال)?تتبع|(?:ال)?مرجع',
];
const anyNumber =
  '(?:no|nr|num|number|nummer|num[eé]ro|n[uú]mero|numero|id|code|key|is|ist|was|es|est|è|هو|هي|رقم|de|du|di)';
const otherLabel = new RegExp(
  `(?<!\\p{L})(?:${otherNumbers.join('|')})(?:[\\s._#:=/"'\`*(\\[-]{0,4}${anyNumber}(?!\\p{L})){0,2}[\\s._#:=/"'\`*(\\[-]{0,4}$`,
  'iu',
);
const labelLength = 60;

interface Place {
  start: number;
  end: number;
}

/** Positions of words in a text, searched at first use. */
export class ContextWords {
  readonly #words: RegExp;
  readonly #text: string;
  #known: readonly Place[] | null = null;

  constructor(words: RegExp, text: string) {
    this.#words = words;
    this.#text = text;
  }

  /** Whether one of the words is near enough before `start`. */
  before(start: number): boolean {
    const place = this.#places()[this.#indexFrom(start - contextBefore)];
    return place !== undefined && place.end <= start;
  }

  /** Whether one of the words is near enough after `end`. */
  after(end: number): boolean {
    const place = this.#places()[this.#indexFrom(end)];
    return place !== undefined && place.end <= end + contextAfter;
  }

  /** Whether the number at `start` is named otherwise (`Order no. 4539…`, `ref=…`) and by none of the words. */
  namedOtherwise(start: number): boolean {
    const offset = Math.max(0, start - labelLength);
    const label = otherLabel.exec(this.#text.slice(offset, start));
    if (label === null) return false;
    const last = this.#places()[this.#indexFrom(start) - 1];
    return last === undefined || last.end <= offset + label.index;
  }

  /** Index of the first position at or after `offset` (binary search). */
  #indexFrom(offset: number): number {
    const places = this.#places();
    let [low, high] = [0, places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (places[middle]!.start < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #places(): readonly Place[] {
    return (this.#known ??= matches(this.#words, this.#text).map(({ index, 0: word }) => ({
      start: index,
      end: index + word.length,
    })));
  }
}

/** Whether letters or digits follow a hyphen, as around the parts of a UUID. */
export const isHyphenated = (text: string, start: number, end: number): boolean =>
  /[A-Za-z\d]-$/.test(text.slice(Math.max(0, start - 2), start)) || /^-[A-Za-z\d]/.test(text.slice(end, end + 2));
