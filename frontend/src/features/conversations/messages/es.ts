import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'conversations.nav': 'Chat',
    'conversations.chats': 'Chats',
    'conversations.all': 'Todos los chats',
    'conversations.new': 'Nuevo chat',
    'conversations.search': 'Buscar en los chats',
    'conversations.stop': 'Detener una respuesta',
    'conversations.loadingList': 'Cargando los chats',
    'conversations.today': 'Hoy',
    'conversations.yesterday': 'Ayer',
    'conversations.last7Days': 'Últimos 7 días',
    'conversations.last30Days': 'Últimos 30 días',
    'conversations.title': 'Título',
    'conversations.actionsFor': 'Acciones para {title}',
    'conversations.rename': 'Cambiar el nombre',
    'conversations.archive': 'Archivar',
    'conversations.restore': 'Recuperar',
    'conversations.delete': 'Borrar',
    'conversations.wasDeleted': 'Chat eliminado.',
    'conversations.wasArchived': 'Archivado.',
    'conversations.wasRestored': 'Vuelve a estar entre sus chats.',
    'conversations.deletedMeanwhile': 'Este chat se ha borrado entretanto.',
    'error.message_streaming': 'Todavía se está escribiendo una respuesta. Deténgala primero o espere.',
    'error.answer_interrupted':
      'El servidor se detuvo en mitad de la respuesta. Lo que había se conserva; pida otra respuesta para obtenerla completa.',
    'error.provider_unavailable': 'El proveedor de IA no responde. Inténtelo de nuevo o elija otro modelo.',
    'error.provider_timeout': 'El proveedor de IA ha tardado demasiado. Inténtelo de nuevo o elija otro modelo.',
    'error.provider_busy': 'El proveedor de IA está saturado. Espere un momento e inténtelo de nuevo.',
    'error.provider_misconfigured':
      'El proveedor de IA rechaza este portal. Un administrador debe comprobar la clave y el nombre del modelo.',
    'error.answer_cut':
      'El proveedor de IA se ha interrumpido en mitad de la respuesta. Vuelva a preguntar para obtenerla completa.',
    'error.answer_empty': 'El proveedor de IA ha enviado una respuesta vacía. Inténtelo de nuevo o elija otro modelo.',
    'error.content_filtered': 'El filtro de contenido del proveedor de IA lo ha rechazado. Dígalo con otras palabras.',
    'error.context_too_long':
      'El chat es demasiado largo para este modelo. Empiece uno nuevo o elija un modelo más grande.',
    'error.guard_blocked': 'El mensaje contiene algo que no debe salir. Quítelo y envíelo de nuevo.',
    'error.quota_exceeded': 'La cuota está agotada.',
  },
  page: {
    'conversations.openChat': 'El chat abierto',
    'conversations.noneOpen': 'No hay ningún chat abierto',
    'conversations.noneOpenText': 'Elija uno de la lista para leerlo aquí y continuarlo.',
    'conversations.searchPlaceholder': 'Buscar en títulos y mensajes',
    'conversations.which': 'Qué chats',
    'conversations.activeTab': 'Activos',
    'conversations.archivedTab': 'Archivados',
    'conversations.showOlder': 'Mostrar chats anteriores',
    'conversations.nothingFound': 'No se ha encontrado nada',
    'conversations.nothingFoundText': 'Ningún chat contiene «{q}», ni en el título ni en los mensajes.',
    'conversations.nothingFoundInArchive': 'Ningún chat archivado contiene «{q}», ni en el título ni en los mensajes.',
    'conversations.nothingArchived': 'Nada archivado',
    'conversations.nothingArchivedText':
      'Archive un chat para quitarlo de sus listas sin perderlo. Aquí se puede seguir buscando.',
    'conversations.allArchived': 'Todos sus chats están archivados',
    'conversations.allArchivedText': 'No estorban y están completos. Empiece uno nuevo o recupere alguno.',
    'conversations.showArchive': 'Mostrar el archivo',
    'conversations.none': 'Todavía no hay chats',
    'conversations.noneText': 'Haga su primera pregunta: el chat se guarda aquí, con un título que se pone él mismo.',
    'conversations.archivedBadge': 'Archivado',
    'conversations.loading': 'Cargando el chat',
    'conversations.failed': 'El chat no se ha cargado',
    'conversations.missing': 'Este chat no está aquí',
    'conversations.missingText':
      'Se ha borrado o pertenece a otra persona. Los chats son privados hasta que se comparten.',
    'conversations.beginNew': 'Empezar uno nuevo',
    'conversations.sharedWithYou': 'Este chat se ha compartido con usted: solo escribe en él quien lo empezó.',
    'conversations.noModelAllowed':
      'Su rol no puede usar ningún modelo. Un administrador de su organización puede cambiarlo.',
    'conversations.goodMorning': 'Buenos días, {name}',
    'conversations.goodAfternoon': 'Buenas tardes, {name}',
    'conversations.goodEvening': 'Buenas noches, {name}',
    'conversations.emptyText':
      'Haga una pregunta, pegue un texto en el que trabajar o empiece con uno de estos ejemplos. Solo usted ve sus chats.',
    'conversations.startReminder': 'Escribir un recordatorio',
    'conversations.startReminderQuestion':
      'Escribe un recordatorio amable para una factura que venció hace dos semanas. Menos de 120 palabras.',
    'conversations.startTable': 'Comparar en una tabla',
    'conversations.startTableQuestion':
      'Compara en una tabla los contratos a precio cerrado y por horas para una agencia pequeña: riesgo, liquidez, esfuerzo de gestión.',
    'conversations.startMeeting': 'Planear una primera reunión',
    'conversations.startMeetingQuestion':
      'Prepara el orden del día de una primera reunión de 45 minutos con un cliente nuevo, con un objetivo para cada parte.',
    'conversations.startCode': 'Explicar código',
    'conversations.startCodeQuestion':
      'Escribe una función de TypeScript que agrupe una lista de facturas por meses y explícala línea por línea.',
    'conversations.message': 'Mensaje',
    'conversations.messagePlaceholder': 'Pregunte lo que quiera',
    'conversations.send': 'Enviar',
    'conversations.stopNow': 'Detener',
    'conversations.length': '{used, number} de {max, number} caracteres',
    'conversations.tooLong':
      'Demasiado largo: {used, number} de {max, number} caracteres. Acórtelo o envíelo por partes.',
    'conversations.model': 'Modelo: {name}',
    'conversations.modelNone': 'Modelo: ninguno',
    'conversations.chooseModel': 'Elegir un modelo',
    'conversations.modelsFailed': 'Los modelos no se han cargado. Volver a intentarlo',
    'conversations.waiting': 'Sin conexión. Su mensaje se enviará en cuanto la haya.',
    'conversations.notSent': '<strong>No enviado.</strong> {reason}',
    'conversations.modelGone': 'Este modelo ya no se ofrece. Elija otro.',
    'conversations.quotaOfPlan':
      'Los tokens de IA de este mes incluidos en el plan se han agotado. Un propietario puede elegir un plan mayor.',
    'conversations.quotaOfUnconfirmed':
      'Esta organización todavía no está confirmada. Hasta entonces puede usar {limit, number} tokens de IA al día, y hoy quedan muy pocos. Pida al operador de esta instalación que la confirme o continúe mañana (UTC).',
    'conversations.quotaOfNetwork':
      'Esta organización todavía no está confirmada. Las registradas desde la misma red comparten {limit, number} tokens de IA al día, y hoy quedan muy pocos. Pida al operador de esta instalación que la confirme o continúe mañana (UTC).',
    'conversations.quotaOfInstallation':
      'Esta organización todavía no está confirmada. Todas las no confirmadas de esta instalación comparten {limit, number} tokens de IA al día, y hoy quedan muy pocos. Pida al operador de esta instalación que la confirme o continúe mañana (UTC).',
    'conversations.quotaUsed': '{used, number} de {limit, number} usados.',
    'conversations.quotaUsedUntil': '{used, number} de {limit, number} usados. La cuota se renueva {when}.',
    'conversations.guardFound': 'Contiene {findings}, como se marca abajo. Esos datos no salen de su organización.',
    'conversations.usePlaceholders':
      '{count, plural, one {Usar un marcador} many {Usar marcadores} other {Usar marcadores}}',
    'conversations.showFinding': 'Mostrar dónde',
    'conversations.findingCard':
      '{count, plural, one {un número de tarjeta} many {# de números de tarjeta} other {# números de tarjeta}}',
    'conversations.findingSsn':
      '{count, plural, one {un número de la seguridad social} many {# de números de la seguridad social} other {# números de la seguridad social}}',
    'conversations.findingIban': '{count, plural, one {un IBAN} many {# de IBAN} other {# IBAN}}',
    'conversations.findingPassword':
      '{count, plural, one {una contraseña} many {# de contraseñas} other {# contraseñas}}',
    'conversations.findingApiKey':
      '{count, plural, one {una clave de API} many {# de claves de API} other {# claves de API}}',
    'conversations.findingSecret': '{count, plural, one {un secreto} many {# de secretos} other {# secretos}}',
    'conversations.findingOther':
      '{count, plural, one {una parte confidencial} many {# de partes confidenciales} other {# partes confidenciales}}',
    'conversations.placeholderCard': '[número de tarjeta]',
    'conversations.placeholderSsn': '[número de la seguridad social]',
    'conversations.placeholderIban': '[IBAN]',
    'conversations.placeholderPassword': '[contraseña]',
    'conversations.placeholderApiKey': '[clave de API]',
    'conversations.placeholderSecret': '[secreto]',
    'conversations.placeholderOther': '[parte confidencial]',
    'conversations.you': 'Usted',
    'conversations.answer': 'Respuesta',
    'conversations.copyMessage': 'Copiar el mensaje',
    'conversations.copyAnswer': 'Copiar la respuesta',
    'conversations.edit': 'Editar el mensaje',
    'conversations.answerAgain': 'Responder de nuevo',
    'conversations.showLess': 'Mostrar menos',
    'conversations.showAll': 'Mostrar todo',
    'conversations.earlierVersion': 'Versión anterior',
    'conversations.laterVersion': 'Versión posterior',
    'conversations.version': '<hidden>Versión </hidden>{index, number}/{count, number}',
    'conversations.tokens':
      '{prompt, plural, one {# token} many {# de tokens} other {# tokens}} de entrada, {completion, number} de salida',
    'conversations.tokensAndPrice':
      '{prompt, plural, one {# token} many {# de tokens} other {# tokens}} de entrada, {completion, number} de salida, {price}',
    'conversations.toNewest': 'Ir al mensaje más reciente',
    'conversations.thinking': 'Pensando',
    'conversations.answerBegan': 'Se está escribiendo la respuesta.',
    'conversations.answerEnded': 'La respuesta está completa.',
    'conversations.answerWasStopped': 'La respuesta se detuvo. Lo escrito se conserva.',
    'conversations.answerEndedWith': 'La respuesta terminó con un problema. {reason}',
    'conversations.reconnecting': 'Se ha perdido la conexión. Intentándolo de nuevo…',
    'conversations.unreachable': 'No se puede llegar al portal. La respuesta se conserva allí.',
    'conversations.reconnect': 'Volver a conectar',
    'conversations.answerFailed': 'La respuesta ha fallado.',
    'conversations.restarted': 'El portal se reinició mientras se escribía la respuesta.',
    'server.The AI provider does not take the request. Try again, or choose another model.':
      'El proveedor de IA no acepta la solicitud. Inténtelo de nuevo o elija otro modelo.',
    'server.The AI provider took too long to begin. Try again, or choose another model.':
      'El proveedor de IA ha tardado demasiado en empezar. Inténtelo de nuevo o elija otro modelo.',
    'server.The AI provider fell silent in the middle of the answer. Ask again to get all of it.':
      'El proveedor de IA se quedó en silencio en mitad de la respuesta. Pregunte de nuevo para obtenerla completa.',
    'server.The answer took longer than it may. Ask for something shorter, or choose another model.':
      'La respuesta ha durado más de lo permitido. Pida algo más corto o elija otro modelo.',
    'conversations.textKept': '{reason} Lo escrito se conserva.',
    'conversations.stopped': 'Detenida.',
    'conversations.stoppedAtOnce': 'Detenida antes de la primera palabra.',
    'conversations.emptyAnswer': 'El modelo ha dado una respuesta vacía.',
    'conversations.lengthLimit': 'La respuesta ha alcanzado el límite de longitud del modelo.',
    'conversations.continue': 'Continuar',
    'conversations.continueQuestion': 'Continúa desde donde te quedaste.',
  },
  palette: {
    'conversations.keywords': 'IA, preguntar, asistente, conversación, pregunta, modelo',
    'conversations.allKeywords': 'historial, archivo, archivados, chats antiguos, buscar chats',
    'conversations.newKeywords': 'preguntar, empezar, crear, pregunta, IA',
    'conversations.ask': 'Preguntar a la IA: {typed}',
    'conversations.find': 'Buscar «{typed}» en todos los chats',
  },
};
