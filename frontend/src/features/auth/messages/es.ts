import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'auth.nav': 'Cuenta',
    'auth.signOut': 'Cerrar sesión',
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
    'auth.demo': 'Demostración: explorar como',
    'auth.demoText':
      'La dirección es <code>role@{slug}.test</code> con el rol en inglés, por ejemplo owner, y la contraseña <code>{password}</code>.',
    'auth.join': 'Solicitar unirse',
    'auth.joinText':
      'Como cliente de {organization}. Los administradores revisan su solicitud antes de que el portal se abra para usted.',
    'auth.haveAccount': '¿Tiene una cuenta? <link>Inicie sesión</link>',
    'auth.sendRequest': 'Enviar la solicitud',
    'auth.email': 'Correo electrónico',
    'auth.password': 'Contraseña',
    'auth.yourName': 'Su nombre',
    'auth.nameMissing': 'Escriba su nombre.',
    'auth.passwordMissing': 'Escriba su contraseña.',
    'auth.profile': 'Perfil',
    'auth.profileText': 'Cómo le ven aquí los demás.',
    'auth.name': 'Nombre',
    'auth.languageHint': 'El de los correos que recibe. Si lo cambia, también cambian estas páginas.',
    'auth.timeZone': 'Zona horaria',
    'auth.saveProfile': 'Guardar el perfil',
    'auth.profileSaved': 'Perfil guardado.',
    'auth.appearance': 'Apariencia',
    'auth.appearanceText': 'Solo en este dispositivo.',
    'auth.passwordText': 'Al cambiarla se cierra la sesión en sus otros dispositivos.',
    'auth.currentPassword': 'Contraseña actual',
    'auth.currentPasswordMissing': 'Escriba su contraseña actual.',
    'auth.currentPasswordWrong': 'Esta no es su contraseña.',
    'auth.newPassword': 'Contraseña nueva',
    'auth.changePassword': 'Cambiar la contraseña',
    'auth.passwordChanged': 'Contraseña cambiada. Se ha cerrado la sesión en sus otros dispositivos.',
    'auth.devices': 'Dispositivos',
    'auth.devicesText':
      'Dónde tiene la sesión abierta. Cierre la sesión en los que no conozca y cambie después la contraseña.',
    'auth.thisDevice': 'Este dispositivo',
    'auth.deviceSignedOut': 'Se ha cerrado la sesión en {device}.',
    'auth.signOutEverywhere': 'Cerrar sesión en todos',
  },
  palette: {
    'auth.keywords':
      'perfil, mi nombre, contraseña, clave, idioma, zona horaria, apariencia, dispositivos, sesiones, seguridad, correo',
  },
};
