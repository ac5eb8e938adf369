import type { Translation } from '../i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'role.owner': 'Propietario',
    'role.admin': 'Administrador',
    'role.agent': 'Agente',
    'role.member': 'Miembro',
    'role.client': 'Cliente',
    'role.ownerMay': 'Puede hacerlo todo, incluso nombrar y quitar a otros propietarios.',
    'role.adminMay': 'Gestiona miembros, ajustes y modelos, y lee el registro de auditoría.',
    'role.agentMay': 'Usa el chat, ve quién trabaja aquí y responde a los clientes.',
    'role.memberMay': 'Usa el chat y ve quién trabaja aquí.',
    'role.clientMay': 'Usa el chat y no ve a nadie más.',
    'theme.light': 'Claro',
    'theme.dark': 'Oscuro',
    'theme.system': 'Sistema',
    'device.on': '{browser} en {system}',
    'device.unknown': 'Dispositivo desconocido',
    'password.short': 'Al menos 10 caracteres. Cuatro palabras sin relación son fáciles de recordar.',
    'password.own': 'Quite «{word}»: en su caso es fácil de adivinar.',
    'password.common': 'Empieza como contraseñas muy comunes.',
    'password.repeats': 'Se repiten muchos caracteres. Añada otra palabra.',
    'password.fair': 'Aceptable. Una más larga es más segura.',
    'password.strong': 'Segura.',
    'demo.clientOf': 'Cliente de {partner}',
    'demo.partner': 'Socio',
    'demo.platform': 'Operador de la plataforma',
  },
  page: {},
};
