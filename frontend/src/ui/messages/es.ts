import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'ui.close': 'Cerrar',
    'ui.dismiss': 'Descartar',
    'ui.copied': 'Copiado',
    'ui.copyRefused': 'Este navegador no ha permitido copiar. Seleccione el texto y cópielo a mano.',
    'ui.failed': 'Esto no se ha cargado',
    'ui.retry': 'Volver a intentarlo',
    'ui.loading': 'Cargando',
    'ui.never': 'nunca',
    'ui.undo': 'Deshacer',
    'ui.cancel': 'Cancelar',
    'ui.showPassword': 'Mostrar la contraseña',
    'ui.hidePassword': 'Ocultar la contraseña',
    'field.tooShort': 'Al menos {count} caracteres.',
    'field.tooLong': 'Como máximo {count} caracteres.',
    'field.email': 'No es una dirección de correo completa.',
    'markdown.copyCode': 'Copiar el código',
    'markdown.copy': 'Copiar',
    'markdown.code': 'Código {language}',
    'markdown.text': 'Texto',
    'markdown.table': 'Tabla',
    'markdown.more': 'Mostrar más ({shown, number} de {all, number} visibles)',
    'ui.stillSignedIn': 'Su sesión sigue abierta. {reason}',
    'ui.language': 'Idioma',
    'ui.languageFailed': 'No se han podido cargar los textos de ese idioma. Inténtelo de nuevo en un momento.',
  },
  page: {},
};
