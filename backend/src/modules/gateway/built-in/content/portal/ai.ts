import type { Subject } from '../../topic.ts';

export const chat: Subject = {
  suggestion: {
    en: 'What can the chat do?',
    de: 'Was kann der Chat?',
    es: '¿Qué puede hacer el chat?',
    ar: 'ماذا تستطيع المحادثة أن تفعل؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^what can (the|this) chat do$|^how (do|can) i (stop|regenerate|edit|archive|delete|rename|search|find)( [^ ]+)? (chats?|answers?|questions?|conversations?|messages?)( again| here)?$|^how does (the|this) chat work$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^was kann (der|dieser) chat$|^wie (kann ich|stoppe ich|bearbeite ich|losche ich|archiviere ich|finde ich)( [^ ]+)? (chats?|antwort|antworten|frage|fragen|nachricht|nachrichten)( stoppen| bearbeiten| loschen| archivieren| finden| wieder)?$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^que puede hacer (el|este) chat$|^como (puedo )?(detengo|detener|edito|editar|archivo|archivar|borro|borrar|busco|buscar|encuentro|encontrar)( [^ ]+)? (chats?|respuestas?|preguntas?|mensajes?)$|^como funciona (el|este) chat$',
        ],
      },
    ],
    ar: [
      {
        all: [
          '^(ماذا|ما الذي) (تستطيع|يمكن) (ال)?محادثة( ان تفعل)?$|^كيف (اوقف|اعدل|احذف|اؤرشف|اورشف|اجد) (ال)?(محادثة|محادثات|اجابة|الاجابة|سؤالا|رسالة)$',
        ],
      },
    ],
  },
  answers: {
    en: [
      `- **Stop** an answer at any time; what is there is kept.
- **Regenerate** it; both versions stay, side by side.
- **Edit** a question; it becomes a branch, and nothing is lost.
- **Reload** in the middle of an answer; it goes on where it was.
- **Search** all your chats; rename, archive or delete them.

Chats are yours alone. Owners and admins see how much is used, not what is said.`,
    ],
    de: [
      `- **Stoppen** Sie eine Antwort jederzeit; was da ist, bleibt.
- **Neu erzeugen:** Beide Fassungen bleiben nebeneinander.
- **Bearbeiten** Sie eine Frage; sie wird zu einem Zweig, nichts geht verloren.
- **Neu laden** mitten in der Antwort: Sie geht dort weiter, wo sie war.
- **Durchsuchen** Sie alle Ihre Chats; benennen Sie sie um, archivieren oder löschen Sie sie.

Chats gehören nur Ihnen. Inhaber und Admins sehen den Verbrauch, nicht den Inhalt.`,
    ],
    es: [
      `- **Detenga** una respuesta cuando quiera; lo escrito se conserva.
- **Regenérela:** ambas versiones quedan una junto a otra.
- **Edite** una pregunta: se convierte en una rama y nada se pierde.
- **Recargue** a mitad de una respuesta: continúa donde estaba.
- **Busque** en todos sus chats; cámbieles el nombre, archívelos o bórrelos.

Los chats son solo suyos. Propietarios y administradores ven el consumo, no el contenido.`,
    ],
    ar: [
      `- **أوقف** الإجابة متى شئت، وما كُتب يبقى.
- **أعد توليدها** فتبقى النسختان جنبًا إلى جنب.
- **عدّل** سؤالًا فيصبح فرعًا ولا يضيع شيء.
- **أعد تحميل الصفحة** في منتصف الإجابة فتُكمل من حيث كانت.
- **ابحث** في كل محادثاتك، وأعد تسميتها أو أرشفها أو احذفها.

المحادثات لك وحدك. يرى المالكون والمشرفون الاستهلاك لا المحتوى.`,
    ],
  },
  short: {
    en: 'Stop, regenerate, edit as a branch, reload without losing anything, search, archive. Nobody else reads along.',
    de: 'Stoppen, neu erzeugen, als Zweig bearbeiten, neu laden ohne Verlust, suchen, archivieren. Niemand liest mit.',
    es: 'Detener, regenerar, editar como rama, recargar sin perder nada, buscar y archivar. Nadie más lo lee.',
    ar: 'إيقاف وإعادة توليد وتعديل كفرع وإعادة تحميل دون فقد وبحث وأرشفة. ولا يقرأ أحد غيرك.',
  },
};

export const models: Subject = {
  suggestion: {
    en: 'Which models can I use?',
    de: 'Welche Modelle kann ich verwenden?',
    es: '¿Qué modelos puedo usar?',
    ar: 'ما النماذج التي يمكنني استخدامها؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^(which|what) (ai |language )?models (can i use|are there|do you have|does atrium have|are available|may i use)( here)?$|^how (do|can) (i|we) (connect|add|use) (a |an |another )?(real )?(model|provider|openai|ollama|vllm)( key)?$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^welche (ki |sprach)?modelle (kann ich (verwenden|benutzen|nutzen)|gibt es|stehen zur verfugung)( hier)?$|^wie verbinde ich (ein|einen) (modell|anbieter|openai|ollama)$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^(que|cuales) modelos (puedo usar|hay|estan disponibles)( aqui)?$|^como conecto (un|otro) (modelo|proveedor)$',
        ],
      },
    ],
    ar: [
      {
        all: ['^ما (هي )?(ال)?نماذج (التي (يمكنني|استطيع) (استخدامها|ان استخدمها)|المتاحة)$|^كيف اوصل (نموذجا|مزودا)$'],
      },
    ],
  },
  answers: {
    en: [
      `Those of the model menu below the message field. What can stand there:

| Provider | Needs | Answers |
| --- | --- | --- |
| OpenAI | a key | real, at the provider's price |
| Any OpenAI-compatible server (Ollama, vLLM) | its address | real, from your own machine if you like |
| Built in | nothing | written beforehand, free |

Whoever runs Atrium chooses them; every call passes the guard and is recorded, whichever it is.`,
    ],
    de: [
      `Die im Modell-Menü unter dem Eingabefeld. Dort kann stehen:

| Anbieter | Braucht | Antwortet |
| --- | --- | --- |
| OpenAI | einen Schlüssel | wirklich, zum Preis des Anbieters |
| Jeder OpenAI-kompatible Server (Ollama, vLLM) | seine Adresse | wirklich, auch vom eigenen Rechner |
| Eingebaut | nichts | vorab geschrieben, kostenlos |

Wer Atrium betreibt, wählt sie aus; jeder Aufruf geht durch den Wächter und wird verzeichnet.`,
    ],
    es: [
      `Los del menú de modelos, bajo el campo de mensaje. Puede haber:

| Proveedor | Necesita | Responde |
| --- | --- | --- |
| OpenAI | una clave | de verdad, al precio del proveedor |
| Cualquier servidor compatible con OpenAI (Ollama, vLLM) | su dirección | de verdad, incluso desde su propia máquina |
| Integrado | nada | con textos escritos de antemano, gratis |

Los elige quien opera Atrium; cada llamada pasa por el guardián y queda registrada.`,
    ],
    ar: [
      `النماذج المعروضة في القائمة أسفل حقل الرسالة. ويمكن أن يكون فيها:

| المزوّد | يحتاج إلى | الإجابات |
| --- | --- | --- |
| OpenAI | مفتاح | حقيقية، بسعر المزوّد |
| أي خادم متوافق مع OpenAI (Ollama، vLLM) | عنوانه | حقيقية، ولو من جهازك |
| مدمج | لا شيء | مكتوبة مسبقًا ومجانية |

يختارها من يشغّل Atrium، ويمر كل استدعاء بالحارس ويُسجَّل.`,
    ],
  },
  short: {
    en: 'Those of the menu below the message field: OpenAI, any compatible server, or the built-in one, as whoever runs Atrium chose.',
    de: 'Die im Menü unter dem Eingabefeld: OpenAI, jeder kompatible Server oder das eingebaute, je nachdem, was der Betreiber gewählt hat.',
    es: 'Los del menú bajo el campo de mensaje: OpenAI, cualquier servidor compatible o el integrado, según quien opera Atrium.',
    ar: 'ما في القائمة أسفل حقل الرسالة: OpenAI أو خادم متوافق أو المدمج، بحسب اختيار من يشغّل Atrium.',
  },
};

export const usage: Subject = {
  suggestion: {
    en: 'How are tokens counted?',
    de: 'Wie werden Tokens gezählt?',
    es: '¿Cómo se cuentan los tokens?',
    ar: 'كيف تُحسب الرموز؟',
  },
  triggers: {
    en: [
      {
        all: [
          '^how (are|do you count|is)( the| my| our)? ?(ai )?(tokens?|usage|plan|quota|limit)?( (counted|metered|billed|calculated|limited))?( tokens)?( here| in atrium)?$',
          '(tokens?|usage|quota|plan)',
          '(counted|metered|billed|calculated|limited|count)',
        ],
      },
      {
        all: [
          '^what (is|happens when) (my|our|the) (plan|quota|token limit|limit|tokens?)( is| are)? (used up|reached|exhausted)$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^wie werden (die |meine |unsere )?(tokens?|kontingente?) (gezahlt|abgerechnet|berechnet)$|^was passiert wenn (das kontingent|der plan|die tokens) (aufgebraucht|verbraucht) (ist|sind)$',
        ],
      },
    ],
    es: [
      {
        all: [
          '^como se (cuentan|facturan|calculan) (los |mis )?tokens$|^que pasa (si|cuando) se (agotan|acaban) los tokens$',
        ],
      },
    ],
    ar: [{ all: ['^كيف (تحسب|تعد) (ال)?(رموز|توكنز)$|^ماذا يحدث (عندما|اذا) (نفدت|انتهت) الرموز$'] }],
  },
  answers: {
    en: [
      `| When | What happens |
| --- | --- |
| Before a call | the most it can use is **reserved** from the month's plan |
| After it | what it did use is **written to the ledger**, the rest is given back |
| Always | the ledger's sum is the meter: nothing is counted twice or forgotten |

Questions and answers both count; a token is about four letters of English. When the month's tokens are used up, you are told the limit, the use and the day on which it starts anew. My answers count as well, and cost nothing.`,
    ],
    de: [
      `| Wann | Was geschieht |
| --- | --- |
| Vor einem Aufruf | Was er höchstens braucht, wird vom Plan des Monats **reserviert** |
| Danach | Was er gebraucht hat, **steht im Hauptbuch**, der Rest wird frei |
| Immer | Die Summe des Hauptbuchs ist der Zähler: nichts doppelt, nichts vergessen |

Fragen und Antworten zählen; ein Token sind etwa vier Buchstaben Englisch. Sind die Tokens des Monats verbraucht, erfahren Sie Grenze, Verbrauch und den Tag, an dem es neu beginnt. Auch meine Antworten zählen, kosten aber nichts.`,
    ],
    es: [
      `| Cuándo | Qué ocurre |
| --- | --- |
| Antes de una llamada | lo máximo que puede usar se **reserva** del plan del mes |
| Después | lo usado se **anota en el libro** y el resto se devuelve |
| Siempre | la suma del libro es el contador: nada doble, nada olvidado |

Cuentan preguntas y respuestas; un token son unas cuatro letras de inglés. Cuando se agotan los tokens del mes, verá el límite, lo usado y el día en que empieza de nuevo. Mis respuestas también cuentan y no cuestan nada.`,
    ],
    ar: [
      `| متى | ماذا يحدث |
| --- | --- |
| قبل الاستدعاء | يُحجز أقصى ما قد يستهلكه من خطة الشهر |
| بعده | يُسجَّل ما استهلكه في الدفتر ويُعاد الباقي |
| دائمًا | مجموع الدفتر هو العدّاد: لا تكرار ولا نسيان |

تُحسب الأسئلة والإجابات، والرمز نحو أربعة أحرف إنجليزية. وحين تنفد رموز الشهر ترى الحد والاستهلاك ويوم البدء من جديد. إجاباتي تُحسب أيضًا ولا تكلّف شيئًا.`,
    ],
  },
  short: {
    en: 'Reserved before a call, settled after it, in a ledger whose sum is the meter. Questions and answers both count.',
    de: 'Vor dem Aufruf reserviert, danach abgerechnet, in einem Hauptbuch, dessen Summe der Zähler ist. Fragen und Antworten zählen.',
    es: 'Se reservan antes y se liquidan después, en un libro cuya suma es el contador. Cuentan preguntas y respuestas.',
    ar: 'تُحجز قبل الاستدعاء وتُسوّى بعده في دفتر مجموعه هو العدّاد. وتُحسب الأسئلة والإجابات.',
  },
};

const call = `\`\`\`ts
const response = await fetch('/api/v1/chat', {
  method: 'POST',
  headers: {
    authorization: \`Bearer \${accessToken}\`,
    'content-type': 'application/json',
    accept: 'text/event-stream',
  },
  body: JSON.stringify({ prompt: 'What is Atrium?' }),
});
\`\`\``;

export const api: Subject = {
  suggestion: {
    en: 'Show me how to call the API.',
    de: 'Zeig mir, wie man die API aufruft.',
    es: 'Muéstrame cómo llamar a la API.',
    ar: 'أرني كيف أستدعي واجهة API.',
  },
  triggers: {
    en: [
      {
        all: [
          '^(please )?(show me )?how (to|do i|can i) (call|use) (the|atrium s|this|your)( portal s)? ?api$|^(show|explain)( me)? the( atrium)? api( with code)?$|^(is there an|where is the) api( documentation)?$',
        ],
      },
    ],
    de: [
      {
        all: [
          '^(bitte )?(zeige?( mir)? )?wie (man|ich) die api (aufruft|aufrufe|benutze|benutzt|verwende)$|^wie (rufe|benutze|verwende) ich die api( auf)?$|^(gibt es eine|wo ist die) api( dokumentation)?$',
        ],
      },
    ],
    es: [{ all: ['^(muestrame |ensename )?como (llamar a|llamo a|usar|uso) la api$|^(hay una|donde esta la) api$'] }],
    ar: [{ all: ['^(ارني )?كيف (استدعي|استخدم) (واجهة )?(ال)?(api|واجهة البرمجة)$|^هل (توجد|هناك) (واجهة )?api$'] }],
  },
  answers: {
    en: [
      `The pages use no private API. One question, streamed:\n\n${call}\n\nEverything else is in the OpenAPI document at \`/api/v1/openapi.json\`, and for people at \`/api/v1/docs\`.`,
    ],
    de: [
      `Die Seiten benutzen keine eigene API. Eine Frage, als Strom beantwortet:\n\n${call}\n\nAlles Weitere steht im OpenAPI-Dokument unter \`/api/v1/openapi.json\`, für Menschen unter \`/api/v1/docs\`.`,
    ],
    es: [
      `Las páginas no usan ninguna API privada. Una pregunta, respondida por partes:\n\n${call}\n\nTodo lo demás está en el documento OpenAPI, \`/api/v1/openapi.json\`, y para personas en \`/api/v1/docs\`.`,
    ],
    ar: [
      `لا تستخدم الصفحات واجهة خاصة. سؤال واحد وإجابة متدفقة:\n\n${call}\n\nوالباقي في وثيقة OpenAPI على \`/api/v1/openapi.json\`، وللقراءة على \`/api/v1/docs\`.`,
    ],
  },
  short: {
    en: '`POST /api/v1/chat` with a bearer token and `{ "prompt": "…" }`; the rest is at `/api/v1/docs`.',
    de: '`POST /api/v1/chat` mit Bearer-Token und `{ "prompt": "…" }`; der Rest steht unter `/api/v1/docs`.',
    es: '`POST /api/v1/chat` con un token y `{ "prompt": "…" }`; lo demás está en `/api/v1/docs`.',
    ar: '`POST /api/v1/chat` مع رمز دخول و`{ "prompt": "…" }`، والباقي على `/api/v1/docs`.',
  },
};
