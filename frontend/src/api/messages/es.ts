import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'error.page': 'Algo ha fallado en esta página. Vuelva a cargarla e inténtelo de nuevo.',
    'error.offline': 'Sin conexión. Compruebe su red e inténtelo de nuevo.',
    'error.unavailable': 'El portal no responde. Inténtelo de nuevo en un momento.',
  },
  page: {},
};
