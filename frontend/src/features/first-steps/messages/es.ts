import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'firstSteps.nav': 'Primeros pasos',
    'firstSteps.count': '{done} de {all}',
  },
  page: {
    'firstSteps.text': 'Su portal ya funciona. Con estos pasos lo hace suyo.',
    'firstSteps.progress': '{done} de {all} hechos',
    'firstSteps.allDone': 'Todo está hecho. Su portal está listo.',
    'firstSteps.done': 'Hecho',
    'firstSteps.dismiss': 'Ocultar esta lista',
    'firstSteps.dismissed': 'Los primeros pasos están ocultos.',
    'firstSteps.brand': 'Añada su logotipo y su color',
    'firstSteps.brandText': 'Aparecen en cada página y en la de inicio de sesión, para que todos sepan dónde están.',
    'firstSteps.brandAction': 'Abrir los ajustes',
    'firstSteps.people': 'Traer a alguien',
    'firstSteps.peopleText': 'Envíe invitaciones por correo o comparta un enlace. Cada una deja entrar a una persona.',
    'firstSteps.peopleAction': 'Invitar a personas',
    'firstSteps.model': 'Conecte un modelo de IA',
    'firstSteps.modelText':
      'Hasta que el operador de esta instalación indique la clave de un proveedor de IA, responde un modelo de demostración integrado.',
    'firstSteps.modelAction': 'Ver los modelos',
    'firstSteps.chat': 'Haga su primera pregunta',
    'firstSteps.chatText': 'Allí le esperan cuatro ejemplos. Nadie más ve sus chats.',
    'firstSteps.chatAction': 'Empezar un chat',
  },
  palette: {
    'firstSteps.keywords': 'empezar, configurar, lista de tareas, puesta en marcha',
  },
};
