import type { Topic } from '../topic.ts';
import { disclosure } from './about-itself.ts';

const greeting: Topic = {
  triggers: {
    en: [{ all: ['^(hello|hi|hey|good (morning|afternoon|evening|day))( (there|atrium|again|everybody|all))?$'] }],
    de: [{ all: ['^(hallo|moin|servus|gruss gott|guten (morgen|tag|abend))( (atrium|zusammen))?$'] }],
    es: [{ all: ['^(hola|buenos dias|buenas|buenas (tardes|noches))( (atrium|a todos))?$'] }],
    ar: [{ all: ['^(مرحبا|اهلا|اهلا وسهلا|السلام عليكم|صباح الخير|مساء الخير)( اتريوم)?$'] }],
  },
  answers: {
    en: [
      'Hello! Ask me about this portal, or for a text to begin with: a reminder for an invoice, an agenda, a comparison, a piece of code.',
      'Good to see you. I can tell you how the portal works, or write a reminder, an agenda, a comparison or a function.',
    ],
    de: [
      'Hallo! Fragen Sie mich nach diesem Portal oder nach einem Text für den Anfang: eine Zahlungserinnerung, eine Agenda, ein Vergleich, ein Stück Code.',
      'Schön, dass Sie da sind. Ich erkläre das Portal oder schreibe eine Zahlungserinnerung, eine Agenda, einen Vergleich oder eine Funktion.',
    ],
    es: [
      '¡Hola! Pregúnteme por este portal o pídame un texto para empezar: un recordatorio de pago, un orden del día, una comparación o un poco de código.',
      'Me alegra verle. Puedo explicarle el portal o escribir un recordatorio de pago, un orden del día, una comparación o una función.',
    ],
    ar: [
      'أهلًا! اسألني عن هذه البوابة، أو اطلب نصًا تبدأ به: تذكيرًا بفاتورة، أو جدول أعمال، أو مقارنة، أو شيفرة.',
      'سعيد برؤيتك. أستطيع أن أشرح البوابة، أو أن أكتب تذكيرًا بالدفع أو جدول أعمال أو مقارنة أو دالة.',
    ],
  },
};

const thanks: Topic = {
  triggers: {
    en: [
      {
        all: [
          '^((ok|okay|great|perfect|wonderful) )?(thanks|thank you|thx|cheers)( (a lot|so much|very much|again|for your help))?$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^((ok|super|prima|toll) )?(danke|vielen dank|herzlichen dank|besten dank)( (schon|sehr|dir|ihnen|fur die hilfe))?$',
        ],
      },
    ],
    es: [{ all: ['^((ok|perfecto|genial|vale) )?(muchas |mil )?gracias( por (tu|su|la) ayuda)?$'] }],
    ar: [{ all: ['^(حسنا )?(شكرا|شكرا لك|شكرا جزيلا|الف شكر)$'] }],
  },
  answers: {
    en: ['You are welcome.', 'Gladly. I am here when you need another one.'],
    de: ['Gern geschehen.', 'Sehr gern. Ich bin da, wenn Sie noch etwas brauchen.'],
    es: ['De nada.', 'Con mucho gusto. Aquí estoy si necesita algo más.'],
    ar: ['على الرحب والسعة.', 'بكل سرور. أنا هنا إن احتجت إلى شيء آخر.'],
  },
};

const farewell: Topic = {
  triggers: {
    en: [{ all: ['^(bye|goodbye|good night|see you|see you (later|tomorrow|soon))$'] }],
    de: [{ all: ['^(tschuss|auf wiedersehen|gute nacht|bis (bald|morgen|spater)|ciao)$'] }],
    es: [{ all: ['^(adios|hasta (luego|manana|pronto)|nos vemos|chao)$'] }],
    ar: [{ all: ['^(وداعا|مع السلامة|الى اللقاء|تصبح على خير)$'] }],
  },
  answers: {
    en: ['Goodbye. This chat stays in your list.'],
    de: ['Auf Wiedersehen. Dieser Chat bleibt in Ihrer Liste.'],
    es: ['Hasta pronto. Este chat queda en su lista.'],
    ar: ['إلى اللقاء. ستبقى هذه المحادثة في قائمتك.'],
  },
};

const itself: Topic = {
  triggers: {
    en: [
      {
        all: [
          '^(who|what) are you( really| exactly)?$|^(so )?are you (an? )?(real )?(ai|bot|robot|human|person|chatgpt|gpt|gpt 4|gpt 5|claude|gemini|llama|mistral|copilot)$|^(what|which) (language |ai )?model (are you|is this|am i talking to)$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^(wer|was) (bist du|sind sie)$|^(bist du|sind sie) (eine? )?(echte )?(ki|bot|roboter|mensch|chatgpt|gpt|gpt 4|gpt 5|claude|gemini|llama|mistral)$|^welches (sprach)?modell (bist du|sind sie|ist das)$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^(quien|que) (eres|es usted)$|^(eres|es usted) (una? )?(ia|bot|robot|humano|persona|chatgpt|gpt|gpt 4|gpt 5|claude|gemini|llama|mistral)$|^que modelo (eres|es este)$',
        ],
      },
    ],
    ar: [
      { all: ['^(من|ما) (انت|انتم)$|^هل انت (ذكاء اصطناعي|روبوت|انسان|chatgpt|gpt|claude|gemini)$|^اي نموذج انت$'] },
    ],
  },
  answers: {
    en: [`${disclosure.en} I think about nothing, learn nothing, and send nothing anywhere.`],
    de: [`${disclosure.de} Ich denke über nichts nach, lerne nichts und sende nichts weiter.`],
    es: [`${disclosure.es} No pienso, no aprendo y no envío nada a ninguna parte.`],
    ar: [`${disclosure.ar} لا أفكر ولا أتعلم ولا أرسل شيئًا إلى أي مكان.`],
  },
};

export const smallTalk: readonly Topic[] = [greeting, thanks, farewell, itself];
