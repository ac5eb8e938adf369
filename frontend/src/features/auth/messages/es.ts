import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'auth.nav': 'Cuenta',
    'auth.waitingTitle': 'Los administradores tienen su solicitud',
    'auth.waitingText':
      'Los administradores de {organization} revisan cada solicitud para unirse. En cuanto admitan la suya, esta página abrirá el portal. También puede cerrarla e iniciar sesión más tarde.',
    'auth.checkAgain': 'Comprobar de nuevo',
    'auth.undecided': 'Todavía no hay ninguna decisión.',
    'error.invalid_credentials': 'El correo o la contraseña no son correctos.',
    'error.account_locked': 'Demasiados intentos fallidos. Espere un poco e inténtelo de nuevo.',
  },
  page: {
    'auth.signIn': 'Iniciar sesión',
    'auth.newHere': '¿Es nuevo aquí? <link>Solicite unirse</link>',
    'auth.refused':
      'Su sesión se ha cerrado: no se aceptó su solicitud para unirse o estuvo ausente mucho tiempo. Los administradores de {organization} pueden darle más detalles.',
    'auth.ended': 'Su sesión ha terminado. Inicie sesión para continuar donde estaba.',
    'auth.locked':
      'Demasiados intentos fallidos. Inténtelo de nuevo en {minutes, plural, one {un minuto} many {# de minutos} other {# minutos}}.',
    'auth.demo': 'Recorrer esta demostración como',
    'auth.demoText': 'El correo es siempre <code>role@{slug}.test</code>, la contraseña es <code>{password}</code>.',
    'auth.join': 'Solicitar unirse',
    'auth.joinText':
      'Usted solicita ser cliente de {organization}. El portal se abrirá en cuanto un administrador acepte su solicitud.',
    'auth.haveAccount': '¿Tiene una cuenta? <link>Inicie sesión</link>',
    'auth.sendRequest': 'Enviar la solicitud',
    'auth.email': 'Correo electrónico',
    'auth.password': 'Contraseña',
    'auth.yourName': 'Su nombre',
    'auth.nameMissing': 'Escriba su nombre.',
    'auth.passwordMissing': 'Escriba su contraseña.',
    'auth.profile': 'Perfil',
    'auth.profileText': 'Así le ven los demás aquí.',
    'auth.name': 'Nombre',
    'auth.languageHint': 'Sus correos se escriben en él. Si lo cambia, también cambian estas páginas.',
    'auth.timeZone': 'Zona horaria',
    'auth.saveProfile': 'Guardar el perfil',
    'auth.profileSaved': 'Perfil guardado.',
    'auth.appearance': 'Apariencia',
    'auth.appearanceText': 'Esto vale solo para este dispositivo.',
    'auth.passwordText': 'Al cambiarla se cierra la sesión en sus otros dispositivos.',
    'auth.currentPassword': 'Contraseña actual',
    'auth.currentPasswordMissing': 'Escriba su contraseña actual.',
    'server.is not your password': 'Esta no es su contraseña.',
    'auth.newPassword': 'Contraseña nueva',
    'auth.changePassword': 'Cambiar la contraseña',
    'auth.passwordChanged': 'Contraseña cambiada. Se ha cerrado la sesión en sus otros dispositivos.',
    'auth.devices': 'Dispositivos',
    'auth.devicesText':
      'Tiene la sesión abierta en estos dispositivos. Cierre la de los que no conozca y después cambie su contraseña.',
    'auth.thisDevice': 'Este dispositivo',
    'auth.deviceSignedOut': 'Se ha cerrado la sesión en {device}.',
    'auth.signOutEverywhere': 'Cerrar sesión en todos',
    'auth.wrongPortal': '¿No busca {organization}? <link>Encuentre su portal</link>',
  },
  palette: {
    'auth.keywords':
      'perfil, mi nombre, contraseña, clave, idioma, zona horaria, apariencia, dispositivos, sesiones, seguridad, correo',
  },
};
