import type { InLanguages, Language } from '../language.ts';
import type { Subject } from '../topic.ts';

/** What the built-in model is: in its first answer of a conversation, and wherever it is asked. */
export const disclosure: InLanguages<string> = {
  en: 'I am the built-in demo model of Atrium: no AI, but answers that were written beforehand.',
  de: 'Ich bin das eingebaute Demo-Modell von Atrium: keine KI, sondern vorab geschriebene Antworten.',
  es: 'Soy el modelo de demostración integrado en Atrium: no soy una IA, sino respuestas escritas de antemano.',
  ar: 'أنا النموذج التجريبي المدمج في Atrium: لستُ ذكاءً اصطناعيًا، بل إجابات كُتبت مسبقًا.',
};

/** For those who manage models, where there is no other model. */
export const providerHint: InLanguages<string> = {
  en: 'For answers by a real model, set `OPENAI_API_KEY` (or `OPENAI_BASE_URL` for a compatible server) where Atrium runs, and start it again. Only owners and admins see this line.',
  de: 'Für Antworten eines echten Modells setzen Sie dort, wo Atrium läuft, `OPENAI_API_KEY` (oder `OPENAI_BASE_URL` für einen kompatiblen Server) und starten neu. Diese Zeile sehen nur Inhaber und Admins.',
  es: 'Para recibir respuestas de un modelo real, defina `OPENAI_API_KEY` (u `OPENAI_BASE_URL` para un servidor compatible) donde se ejecuta Atrium y reinícielo. Solo propietarios y administradores ven esta línea.',
  ar: 'للحصول على إجابات من نموذج حقيقي، اضبط `OPENAI_API_KEY` (أو `OPENAI_BASE_URL` لخادم متوافق) حيث يعمل Atrium ثم أعد تشغيله. هذا السطر لا يراه إلا المالكون والمشرفون.',
};

/** The answer to a request to continue a finished answer. */
export const nothingLeft: InLanguages<string> = {
  en: 'That was all of it.',
  de: 'Das war schon alles.',
  es: 'Eso era todo.',
  ar: 'كان هذا كل شيء.',
};

interface UnknownWords {
  readonly before: string;
  readonly suggestions: string;
  /** Quotation marks of the language. */
  readonly quote: (text: string) => string;
}

const unknownWords: InLanguages<UnknownWords> = {
  en: {
    before: 'I have no answer to that.',
    suggestions: 'These I can answer:',
    quote: (text) => `“${text}”`,
  },
  de: {
    before: 'Darauf habe ich keine Antwort.',
    suggestions: 'Das kann ich beantworten:',
    quote: (text) => `„${text}“`,
  },
  es: {
    before: 'No tengo respuesta para eso.',
    suggestions: 'A esto sí puedo responder:',
    quote: (text) => `«${text}»`,
  },
  ar: {
    before: 'ليس لديّ جواب عن هذا.',
    suggestions: 'هذه أستطيع الإجابة عنها:',
    quote: (text) => `«${text}»`,
  },
};

/** The answer to an unknown question: what the model is, and what can be asked. Repeats nothing of the question. */
export function unknownAnswer(offered: readonly Subject[], language: Language): string {
  const { before, suggestions, quote } = unknownWords[language];
  const list = offered.map(({ suggestion }) => `- ${quote(suggestion[language])}`).join('\n');
  return `${before} ${disclosure[language]}\n\n${suggestions}\n\n${list}`;
}
