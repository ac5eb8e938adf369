import type { Subject } from '../topic.ts';
import { bitte, minFadlak, please, porFavor } from './polite-words.ts';

/** Shows a list. */
export const meetingAgenda: Subject = {
  suggestion: {
    en: 'Make an agenda for a 45-minute first meeting with a new client.',
    de: 'Erstelle eine Agenda für ein erstes Treffen von 45 Minuten mit einem neuen Kunden.',
    es: 'Prepara el orden del día de una primera reunión de 45 minutos con un cliente nuevo.',
    ar: 'ضع جدول أعمال لاجتماع أول مدته 45 دقيقة مع عميل جديد.',
  },
  triggers: {
    en: [
      {
        all: [
          `^${please}(make|create|write|draft|plan|prepare|suggest|propose|give me|i need)`,
          'agenda',
          '(meeting|kick ?off|call|conversation)',
          '(first|new|prospective|potential) (clients?|customers?)|(first|initial|introductory|kick ?off) ((client|customer) )?(meeting|call|conversation)',
          '(clients?|customers?)',
        ],
      },
    ],
    de: [
      {
        all: [
          `^${bitte}(erstellen?( sie)?|mach|mache|machen sie|schreibe?|plane|planen sie|entwirf|entwerfen sie|ich brauche)`,
          '(agenda|tagesordnung|ablauf|ablaufplan)',
          '(treffen|meeting|gesprach|termin|besprechung|erstgesprach|kick off|kickoff|ersttermin)',
          '(kunden|kunde|kundin|neukunden|neukunde)',
          '(erstes|ersten|erste|erstgesprach|ersttermin|kick off|kickoff|neuen|neuem|neukunden|neukunde)',
        ],
      },
    ],
    es: [
      {
        all: [
          `^${porFavor}(prepara|prepare|haz|haga|crea|cree|escribe|redacta|propon|necesito)`,
          '(orden del dia|agenda)',
          '(reunion|llamada)',
          '(clientes?|clienta)',
          '(primera|nuevo|nueva|inicial)',
        ],
      },
    ],
    ar: [
      {
        all: [
          `^${minFadlak}(ضع|ضعي|اعد|جهز|اكتب|اعداد|حضر|تضع|اريد|اقترح|انشئ)`,
          '(جدول اعمال|جدول الاعمال|برنامج)',
          '(ل|لل|ال)?(اجتماع|لقاء|مكالمة)',
          '(عميل|العميل|زبون|العملاء|عملاء)',
          '(اول|الاول|الاولى|اولى|جديد|تعارف|تعريفي)',
        ],
      },
    ],
  },
  answers: {
    en: [
      `## First meeting, 45 minutes

1. **Welcome and round of names** (5 min)
   *Goal:* everybody knows who decides, who works on it and who has to be asked.
2. **Their situation, in their words** (10 min)
   *Goal:* we can repeat the problem so that they say "exactly".
3. **What success looks like** (8 min)
   *Goal:* two or three results that can be measured, each with a date.
4. **Limits** (7 min)
   *Goal:* budget range, deadline, systems and people that cannot change are on the table.
5. **How we work** (7 min)
   *Goal:* they know who answers, how fast, and how a change is decided.
6. **Next steps** (8 min)
   *Goal:* every step has one name and one day.

**Before:** send this agenda and one question ("What has to be different in six months?"). **After:** a summary of half a page on the same day.`,
      `## 45 minutes with a new client

| Minute | Part | Goal |
| --- | --- | --- |
| 0 | Why we are here | One sentence that both sides would sign |
| 5 | The story so far | What was tried, and why it was not enough |
| 15 | A picture of the result | Three signs by which they will know it worked |
| 25 | Obstacles | The two most likely reasons to fail, said aloud |
| 32 | A first small step | Something useful within two weeks |
| 40 | Who does what | Names, days, and the date of the next call |

Three questions that open people up:

- What happens if you do nothing?
- Who would be most relieved if this worked?
- What should we have asked you?`,
    ],
    de: [
      `## Erstes Treffen, 45 Minuten

1. **Begrüßung und Vorstellung** (5 Min.)
   *Ziel:* Alle wissen, wer entscheidet, wer mitarbeitet und wer gefragt werden muss.
2. **Die Lage in den Worten des Kunden** (10 Min.)
   *Ziel:* Wir können das Problem so wiedergeben, dass er „genau“ sagt.
3. **Woran wir Erfolg erkennen** (8 Min.)
   *Ziel:* Zwei oder drei messbare Ergebnisse, jedes mit Datum.
4. **Grenzen** (7 Min.)
   *Ziel:* Budgetrahmen, Termine und feste Vorgaben liegen auf dem Tisch.
5. **So arbeiten wir** (7 Min.)
   *Ziel:* Klar ist, wer wie schnell antwortet und wie Änderungen entschieden werden.
6. **Nächste Schritte** (8 Min.)
   *Ziel:* Jeder Schritt hat einen Namen und einen Tag.

**Davor:** diese Agenda schicken, dazu eine Frage („Was soll in sechs Monaten anders sein?“). **Danach:** noch am selben Tag eine halbe Seite Zusammenfassung.`,
      `## 45 Minuten mit einem neuen Kunden

| Minute | Teil | Ziel |
| --- | --- | --- |
| 0 | Warum wir hier sind | Ein Satz, den beide unterschreiben würden |
| 5 | Was bisher geschah | Was versucht wurde und warum es nicht reichte |
| 15 | Das Ergebnis vor Augen | Drei Zeichen, an denen man den Erfolg erkennt |
| 25 | Hindernisse | Die zwei wahrscheinlichsten Gründe zu scheitern |
| 32 | Ein erster kleiner Schritt | Etwas Nützliches innerhalb von zwei Wochen |
| 40 | Wer macht was | Namen, Tage und der nächste Termin |

Drei Fragen, die Türen öffnen:

- Was passiert, wenn Sie nichts tun?
- Wer wäre am meisten erleichtert, wenn es gelingt?
- Was hätten wir Sie fragen sollen?`,
    ],
    es: [
      `## Primera reunión, 45 minutos

1. **Bienvenida y presentación** (5 min)
   *Objetivo:* saber quién decide, quién participa y a quién hay que consultar.
2. **La situación, en palabras del cliente** (10 min)
   *Objetivo:* poder repetir el problema y oír «exacto».
3. **Cómo se reconocerá el éxito** (8 min)
   *Objetivo:* dos o tres resultados medibles, cada uno con fecha.
4. **Límites** (7 min)
   *Objetivo:* presupuesto, plazos y condiciones fijas sobre la mesa.
5. **Nuestra forma de trabajar** (7 min)
   *Objetivo:* quién responde, en cuánto tiempo y cómo se decide un cambio.
6. **Próximos pasos** (8 min)
   *Objetivo:* cada paso con un nombre y un día.

**Antes:** envíe este orden del día con una pregunta («¿Qué debe ser distinto dentro de seis meses?»). **Después:** media página de resumen el mismo día.`,
      `## 45 minutos con un cliente nuevo

| Minuto | Parte | Objetivo |
| --- | --- | --- |
| 0 | Por qué estamos aquí | Una frase que ambos firmarían |
| 5 | La historia hasta hoy | Qué se intentó y por qué no bastó |
| 15 | El resultado deseado | Tres señales de que ha funcionado |
| 25 | Obstáculos | Las dos causas de fracaso más probables |
| 32 | Un primer paso pequeño | Algo útil en dos semanas |
| 40 | Quién hace qué | Nombres, días y la próxima llamada |`,
    ],
    ar: [
      `## الاجتماع الأول، 45 دقيقة

1. **الترحيب والتعارف** (5 دقائق)
   *الهدف:* أن نعرف من يقرر ومن يعمل ومن يُستشار.
2. **الوضع بكلمات العميل** (10 دقائق)
   *الهدف:* أن نعيد صياغة المشكلة فيقول: «تمامًا».
3. **كيف نعرف أننا نجحنا** (8 دقائق)
   *الهدف:* نتيجتان أو ثلاث قابلة للقياس، لكل منها موعد.
4. **الحدود** (7 دقائق)
   *الهدف:* الميزانية والمواعيد وما لا يمكن تغييره.
5. **طريقة عملنا** (7 دقائق)
   *الهدف:* من يجيب، وبأي سرعة، وكيف يُتخذ قرار التعديل.
6. **الخطوات التالية** (8 دقائق)
   *الهدف:* لكل خطوة اسم ويوم.

**قبل الاجتماع:** أرسل هذا الجدول مع سؤال واحد: «ما الذي يجب أن يتغير بعد ستة أشهر؟». **بعده:** ملخص من نصف صفحة في اليوم نفسه.`,
      `## 45 دقيقة مع عميل جديد

| الدقيقة | الجزء | الهدف |
| --- | --- | --- |
| 0 | لماذا نحن هنا | جملة يوقّعها الطرفان |
| 5 | ما جرى حتى الآن | ما جُرّب ولماذا لم يكفِ |
| 15 | صورة النتيجة | ثلاث علامات على النجاح |
| 25 | العقبات | أرجح سببين للفشل |
| 32 | خطوة أولى صغيرة | شيء مفيد خلال أسبوعين |
| 40 | من يفعل ماذا | أسماء وأيام وموعد المكالمة التالية |`,
    ],
  },
  short: {
    en: '1. Who is who (5 min)\n2. Their situation (10)\n3. What success looks like (8)\n4. Limits: budget, dates (7)\n5. How we work (7)\n6. Next steps with names and days (8)',
    de: '1. Wer ist wer (5 Min.)\n2. Die Lage des Kunden (10)\n3. Woran wir Erfolg erkennen (8)\n4. Grenzen: Budget, Termine (7)\n5. So arbeiten wir (7)\n6. Nächste Schritte mit Namen und Tag (8)',
    es: '1. Quién es quién (5 min)\n2. La situación del cliente (10)\n3. Cómo se reconocerá el éxito (8)\n4. Límites: presupuesto, plazos (7)\n5. Nuestra forma de trabajar (7)\n6. Próximos pasos, con nombre y día (8)',
    ar: '1. التعارف (5 دقائق)\n2. وضع العميل (10)\n3. علامات النجاح (8)\n4. الحدود: الميزانية والمواعيد (7)\n5. طريقة عملنا (7)\n6. الخطوات التالية بالاسم واليوم (8)',
  },
};
