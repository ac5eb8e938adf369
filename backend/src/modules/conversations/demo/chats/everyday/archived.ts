import type { PastChat } from '../../past-chat.ts';

/** Done with, and put aside. */
export const archived: readonly PastChat[] = [
  {
    title: 'Places for the team day',
    turns: [
      {
        question:
          'We are 18 people, want half a day outdoors in May, and it may rain. Ideas that are no climbing park?',
        answer: `- **A cooking yard:** everybody cooks one course over fire, half of it under a roof. Works in rain, good for talking.
- **A rally through the city in three teams**, with questions about the company. Cheap, and half an hour of preparation each.
- **A morning with the forest rangers:** planting, a path, a fence. People remember what they have built.
- **Rowing with a coach:** eight to a boat; strangely good for departments that argue.

With 18 people and rain in the forecast I would take the **cooking yard**: nobody has to be sporty, and nobody can sit it out.`,
      },
    ],
  },
  {
    title: 'Urlaubsübergabe',
    turns: [
      {
        question: 'Was gehört in eine Übergabe vor zwei Wochen Urlaub? Kurz bitte.',
        answer: `1. **Was läuft:** drei Zeilen pro Vorgang: Stand, nächster Schritt, bis wann.
2. **Wer fragt wen:** zu jedem Vorgang ein Name, der Bescheid weiß und zugestimmt hat.
3. **Was passieren darf:** wobei ich auf keinen Fall angerufen werden will.
4. **Was nicht:** die eine Sache, bei der doch.
5. **Wo es liegt:** Links statt Anhänge.

Am letzten Tag **fünfzehn Minuten sprechen**: Dabei kommt immer noch etwas heraus.`,
      },
    ],
  },
  {
    title: 'Brindis para una jubilación',
    turns: [
      {
        question:
          'Un brindis de un minuto para Rosario, que se jubila tras 31 años en contabilidad. Cariñoso, sin tópicos.',
        answer: `Rosario: en treinta y un años no se te ha perdido ni un céntimo. Los demás, en cambio, hemos perdido contigo muchas discusiones.

Recuerdo mi primer cierre. Faltaban cuatro euros y yo quería redondear. Me miraste y dijiste: «Los números no se cansan; tú tampoco». A medianoche aparecieron.

Nos enseñaste que la paciencia es una forma de respeto. Desde mañana, las cuentas saldrán igual; pero nadie sonreirá así cuando cuadren.

**Por Rosario.** Y por que, por fin, no cuadre nada.`,
      },
    ],
  },
  {
    title: 'Better password habits',
    turns: [
      {
        question: 'Explain to non-technical people in four sentences why they should use a password manager.',
        answer: `Most break-ins do not guess your password, they try one that was stolen from another site. So what protects you is not a clever password but a different one everywhere, and nobody can remember sixty of those. A password manager remembers them and fills them in, and it notices false sites that your eyes do not. You keep one long sentence in your head, and that is all you ever have to learn.`,
      },
      {
        question: 'What if the manager itself is broken into?',
        answer: `What thieves find there is encrypted with your one long sentence, which the company does not have. A sentence of five unusual words would take them longer than anybody has. So: make that one long, use it nowhere else, and switch on the second step at sign-in.`,
      },
    ],
  },
  {
    title: 'أسئلة لمقابلة عمل',
    turns: [
      {
        question: 'أعطني خمسة أسئلة جيدة لمقابلة موظفة استقبال.',
        answer: `1. صف لي يومًا مزدحمًا: ماذا فعلتِ أولًا؟
2. زائر غاضب وهاتفان يرنّان: كيف تتصرفين؟
3. ما المعلومة التي لا تعطينها أبدًا على الهاتف؟
4. متى خالفتِ إجراءً لأنه أضرّ بالزائر؟
5. ماذا تحتاجين منا كي تنجحي في الشهر الأول؟

استمعي إلى **الأمثلة** لا إلى الصفات: من يروي موقفًا محددًا عاشه غالبًا.`,
      },
    ],
  },
];
