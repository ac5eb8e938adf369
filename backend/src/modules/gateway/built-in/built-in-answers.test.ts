import { describe, expect, it } from 'vitest';
import type { PromptMessage } from '../call.ts';
import { demoEntry } from '../catalogue/demo-entry.ts';
import { countTokens } from '../tokens.ts';
import { builtInAnswer } from './answer.ts';
import { disclosure, providerHint } from './content/about-itself.ts';
import { subjects } from './content/subjects.ts';
import { languages, type Language } from './language.ts';

/** A conversation in which each of `questions` but the last was answered once. */
function converse(questions: readonly string[], options: { earlierAnswers?: number; suggestProvider?: boolean } = {}) {
  const { earlierAnswers = 0, suggestProvider = false } = options;
  const messages: PromptMessage[] = [{ role: 'system', content: 'You are the assistant of a portal.' }];
  let answer = '';
  for (const [index, content] of questions.entries()) {
    messages.push({ role: 'user', content });
    const last = index === questions.length - 1;
    answer = builtInAnswer({ messages, earlierAnswers: last ? earlierAnswers : 0, suggestProvider });
    messages.push({ role: 'assistant', content: answer });
  }
  return answer;
}

const ask = (question: string, earlierAnswers = 0) => converse([question], { earlierAnswers });

const unknown: Record<Language, string> = {
  en: 'I have no answer to that.',
  de: 'Darauf habe ich keine Antwort.',
  es: 'No tengo respuesta para eso.',
  ar: 'ليس لديّ جواب عن هذا.',
};

/** The questions that a new chat suggests. */
const starters = {
  reminder: 'Write a friendly reminder for an invoice that is two weeks overdue. Keep it under 120 words.',
  comparison:
    'Compare fixed-price and hourly contracts for a small agency in a table: risk, cash flow, effort to manage.',
  agenda: 'Make an agenda for a 45-minute first meeting with a new client, with a goal for each part.',
  code: 'Write a TypeScript function that groups a list of invoices by month, and explain it line by line.',
};

describe('a question that a new chat offers', () => {
  it('is answered in its own form: a letter, a table, a list, code', () => {
    expect(ask(starters.reminder)).toMatch(/^\*\*Subject:\*\* .+\n\nHello Ms Carter,/);
    expect(ask(starters.comparison)).toMatch(
      /\| \| Fixed price \| Hourly \|\n\| --- \| --- \| --- \|\n\| \*\*Risk\*\*/,
    );
    expect(ask(starters.agenda)).toMatch(/\n1\. \*\*Welcome.+\n {3}\*Goal:\* /);
    expect(ask(starters.code)).toMatch(/^```ts\n[\s\S]+\n```\n\nLine by line:/);
  });

  it('keeps what it was asked: a letter of less than 120 words', () => {
    for (const attempt of [0, 1, 2]) {
      const [letter = ''] = ask(starters.reminder, attempt).split('\n\n*I am');
      expect(letter.split(/\s+/).length).toBeLessThan(120);
    }
  });

  it('has another answer when it is asked for again, and the same one to the same wish', () => {
    for (const question of Object.values(starters)) {
      const [first, second] = [ask(question), ask(question, 1)];
      expect(second).not.toBe(first);
      expect(ask(question, 1)).toBe(second);
    }
  });
});

describe('every suggestion, in every language', () => {
  const all = subjects.flatMap((subject) => languages.map((language) => ({ subject, language })));

  it.each(all)('$subject.suggestion.$language leads to its own answers', ({ subject, language }) => {
    for (const [turn, answer] of subject.answers[language].entries()) {
      expect(ask(subject.suggestion[language], turn)).toBe(`${answer}\n\n*${disclosure[language]}*`);
    }
  });

  it('fits what an answer may hold', async () => {
    const answers = all.flatMap(({ subject, language }) => subject.answers[language]);
    const sizes = await Promise.all(answers.map((answer) => countTokens(answer)));
    expect(Math.max(...sizes)).toBeLessThan(demoEntry.max_output - 200);
  });
});

describe('in other words', () => {
  it.each([
    ['Please draft a short payment reminder for our customer', 'Invoice 2041'],
    ['Can you write me a reminder about an unpaid invoice?', 'Invoice 2041'],
    ['Schreiben Sie bitte eine Zahlungserinnerung, höchstens 120 Wörter.', 'Rechnung 2041'],
    ['Escribe un recordatorio de pago de una factura vencida, en menos de 120 palabras', 'Factura 2041'],
    ['اكتب رسالة تذكير ودية بفاتورة متأخرة لا تتجاوز 120 كلمة', 'الفاتورة 2041'],
    ['What is the difference between fixed price and hourly contracts?', 'Neither is better'],
    ['Vergleiche Festpreise mit Abrechnung nach Stunden in einer Tabelle', 'Keiner von beiden'],
    ['Plan the agenda of a kick-off call with a customer', 'First meeting'],
    ['Erstelle eine Agenda für ein 45-minütiges Erstgespräch mit einem neuen Kunden', 'Erstes Treffen'],
    ['Show me a JavaScript function grouping invoices per month', 'groupByMonth'],
    ['Write a friendly reminder for an overdue invoice in German', 'Rechnung 2041'],
    ['What can I do here?', 'one portal between a company and its clients'],
    ['¿Cómo invito a una compañera?', 'Invitar a personas'],
    ['Who can read my chats?', 'only you'],
    ['Wer kann meine Chats lesen?', 'nur Sie'],
    ['Which roles are there?', '| **Owner** |'],
    ['How do I open a new support ticket?', 'no tickets yet'],
    ['Wie mache ich ein Ticket auf?', 'Tickets gibt es in diesem Portal noch nicht'],
    ['How can I add people to our portal?', 'Invite people'],
    ['Kann ich jemanden einladen?', 'Personen einladen'],
    ['Is our data safe here?', 'PostgreSQL itself refuses'],
    ['Why was my message blocked?', 'looks for what should stay'],
    ['Which AI models are available here?', 'OpenAI-compatible'],
    ['how do i CALL the api', '/api/v1/chat'],
  ])('%s', (question, part) => {
    expect(ask(question)).toContain(part);
  });
});

describe('what only sounds like something it knows', () => {
  it.each([
    'Remind me to pay the electricity bill tomorrow',
    'Write a reminder to pay my invoices in my calendar',
    'Is it legal to charge interest after the second reminder of an invoice?',
    'How often should we send invoice reminders?',
    'Write a poem about an invoice',
    'Write a Python function that groups invoices by month',
    'Write a TypeScript function that sorts invoices by amount',
    'Explain GROUP BY in SQL',
    'Compare hourly weather forecasts',
    'Compare the fixed costs and the hourly wages of our warehouse',
    'Make an agenda for the board meeting in May',
    'What was on the agenda of the meeting with the client?',
    'What is an atrium in a Roman house?',
    'What is this portal frame made of?',
    'Where do I buy a train ticket?',
    'I got a speeding ticket, how do I file an objection?',
    'How do I invite people to my wedding party?',
    'How do I add members to a Slack channel?',
    'Which roles did Al Pacino play?',
    'What is a role model?',
    'Which fashion models are there?',
    'What does the security guard earn?',
    'What is the plan for tomorrow?',
    'What is the price of gold?',
    'I use a lot of data, is my phone safe?',
    'Where is data stored in a Redux app?',
    'Can you help me translate this contract?',
    'Hello, can you book a table for two?',
    'Thanks to the rain the match was cancelled',
    'shorter',
    'Make the second paragraph shorter and name our new price',
    'Chatter in the marketing channel about apiary honey',
    'Write a reminder to submit your invoices until Friday',
    'Draft a reminder about the outage of the payment system',
    'Write a contract clause for hourly work with a fixed price as a cap',
    'Make an agenda for the yearly conference call about new prices for customers',
    'Write a TypeScript function that groups invoices by customer and month',
    'Write a SQL query that counts open tickets',
    'How many support tickets did we close in May?',
    'What is stored in mitochondria?',
    'Is my data safe on a stolen phone?',
    'How do I add a user in Linux?',
    'How do I add people to my contacts on a phone?',
    'What can I do here in Berlin on a rainy day?',
  ])('is not taken for it: %s', (question) => {
    expect(ask(question)).toMatch(new RegExp(`^${unknown.en} ${disclosure.en}\n\n`));
  });

  it.each([
    ['Wie erinnere ich mich besser an Namen?', 'de'],
    ['Was ist ein Atrium in einem römischen Haus?', 'de'],
    ['Wo kaufe ich ein Ticket für die Bahn?', 'de'],
    ['Welche Rolle spielt das Wetter für die Ernte?', 'de'],
    ['Ich warte auf mein Ticket für die Bahn', 'de'],
    ['Wie lade ich Leute zu einer Feier ein?', 'de'],
    ['¿Qué es la fotosíntesis y para qué sirve?', 'es'],
    ['¿Cómo se hace una factura en España?', 'es'],
    ['كيف أطبخ الأرز؟', 'ar'],
    ['ما هي عاصمة فرنسا؟', 'ar'],
  ] as const)('nor in its language: %s', (question, language) => {
    expect(ask(question)).toContain(unknown[language]);
    expect(ask(question)).toContain(disclosure[language]);
  });

  it('is told apart from a long text that has the same words in it', () => {
    const contract = 'The client may ask for changes at any time and pays for them. '.repeat(8);
    expect(ask(`${starters.reminder} ${contract}`)).toContain(unknown.en);
  });

  it('gets other suggestions when it is asked again, and never its own words back', () => {
    const question = '<img src=x> [click](evil:x)';
    expect(ask(question)).not.toContain('evil');
    expect(ask(question, 1)).not.toBe(ask(question));
  });
});

describe('what follows an answer', () => {
  const [reminder] = subjects;

  it.each([
    ['shorter', 'en'],
    ['Make it a bit shorter, please!', 'en'],
    ['Kürzer bitte', 'de'],
    ['Más corto, por favor', 'es'],
    ['باختصار من فضلك', 'ar'],
  ] as const)('"%s" is the same in a few words', (wish, language) => {
    expect(converse([starters.reminder, wish])).toContain(reminder?.short[language]);
  });

  it.each([
    ['In German', 'de'],
    ['Auf Deutsch, bitte.', 'de'],
    ['Now translate it into Spanish', 'es'],
    ['بالعربية من فضلك', 'ar'],
    ['En inglés', 'en'],
  ] as const)('"%s" is the same in that language', (wish, language) => {
    expect(converse([starters.reminder, wish])).toContain(reminder?.answers[language][0]);
  });

  it('goes on from what was asked before: shorter, then in German, then another one', () => {
    expect(converse([starters.reminder, 'shorter', 'in German'])).toContain(reminder?.short.de);
    expect(converse([starters.reminder, 'in German', 'shorter', 'thank you', 'longer'])).toContain(
      reminder?.answers.de[0],
    );
    expect(converse([starters.reminder, 'another one'])).toContain(reminder?.answers.en[1]);
    expect(converse([starters.reminder, 'another one', 'another one'])).toContain(reminder?.answers.en[2]);
  });

  it('is told from a wish about something else', () => {
    expect(converse([starters.reminder, 'Shorter hair or longer hair?'])).toContain(unknown.en);
    expect(converse([starters.reminder, 'What is the German word for dog?'])).toContain(unknown.en);
  });

  it.each([
    ['Hello!', /^Hello! Ask me about this portal/],
    ['Guten Tag', /^Hallo! Fragen Sie mich/],
    ['¡Hola!', /^¡Hola! Pregúnteme/],
    ['السلام عليكم', /^أهلًا! اسألني/],
    ['Thank you very much!', /^You are welcome\./],
    ['Danke schön', /^Gern geschehen\./],
    ['Gracias', /^De nada\./],
    ['شكرًا', /^على الرحب/],
    ['Are you ChatGPT?', /^I am the built-in demo model of Atrium: no AI/],
    ['Welches Modell bist du?', /^Ich bin das eingebaute Demo-Modell von Atrium: keine KI/],
  ])('"%s" is answered as people do', (words, answer) => {
    expect(ask(words)).toMatch(answer);
  });

  it('"go on" tells the rest of a stopped answer, from the block in which it was stopped', () => {
    const whole = ask(starters.code);
    const goOn = (told: string) =>
      builtInAnswer({
        messages: [
          { role: 'user', content: starters.code },
          { role: 'assistant', content: told },
          { role: 'user', content: 'Go on from where you stopped.' },
        ],
        earlierAnswers: 0,
        suggestProvider: false,
      });
    expect(goOn(whole.slice(0, 80))).toBe(whole);
    const explained = whole.indexOf('- **`slice');
    expect(goOn(whole.slice(0, explained))).toBe(whole.slice(whole.indexOf('- **`issuedOn`')));
    expect(goOn(whole)).toBe('That was all of it.');
    expect(goOn('Something that another model said')).toContain(unknown.en);
  });

  it('"go on" many times over is answered at once', () => {
    expect(converse([starters.code, ...Array.from({ length: 40 }, () => 'continue')])).not.toBe('');
  });
});

describe('what it says of itself', () => {
  const notes = (text: string, note: typeof disclosure) =>
    languages.reduce((count, language) => count + text.split(note[language]).length - 1, 0);

  /** All answers of a conversation, one after the other. */
  function allAnswers(questions: readonly string[], suggestProvider: boolean): string {
    return questions.map((_, index) => converse(questions.slice(0, index + 1), { suggestProvider })).join('\n');
  }
  const questions = ['Hi', starters.agenda, 'auf Deutsch', 'Gracias', 'What is Atrium?'];

  it('stands in its first answer, and not in each', () => {
    expect(notes(converse(['Hi']), disclosure)).toBe(1);
    expect(notes(allAnswers(questions, false), disclosure)).toBe(1);
  });

  it('also where another model answered before', () => {
    const messages: PromptMessage[] = [
      { role: 'user', content: 'What is 2 + 2?' },
      { role: 'assistant', content: '4' },
      { role: 'user', content: starters.code },
    ];
    expect(notes(builtInAnswer({ messages, earlierAnswers: 0, suggestProvider: false }), disclosure)).toBe(1);
  });

  it('how a provider is connected stands once, and only for who may', () => {
    expect(notes(allAnswers(questions, true), providerHint)).toBe(1);
    expect(notes(allAnswers(questions, false), providerHint)).toBe(0);
  });
});
