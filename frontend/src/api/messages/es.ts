import type { Translation } from '../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'error.page': 'Algo ha fallado en esta página. Vuelva a cargarla e inténtelo de nuevo.',
    'error.offline': 'Sin conexión. Compruebe su red e inténtelo de nuevo.',
    'error.unavailable': 'El portal no responde. Inténtelo de nuevo en un momento.',
    'error.malformed': 'No se ha podido leer la solicitud.',
    'error.tenant_conflict': 'El host, la cabecera y la ruta indican portales distintos.',
    'error.unauthenticated': 'Inicie sesión para continuar.',
    'error.wrong_tenant': 'Este token pertenece a otro portal.',
    'error.session_revoked': 'Esta sesión ha terminado. Vuelva a iniciar sesión.',
    'error.forbidden': 'Su rol no lo permite.',
    'error.membership_waiting': 'Su solicitud está en manos de los administradores de este portal.',
    'error.permissions_changed': 'Su rol ha cambiado mientras tanto. Vuelva a intentarlo.',
    'error.tenant_suspended': 'Este portal está suspendido. Su propietario puede decir por qué.',
    'error.tenant_unknown': 'No hay ningún portal en esta dirección.',
    'error.not_found': 'Aquí no hay nada, o no es para usted.',
    'error.method_not_allowed': 'Esta dirección no admite ese método.',
    'error.conflict': 'Esto se ha cambiado entretanto.',
    'error.request_in_progress': 'La misma solicitud aún está en curso.',
    'error.version_stale': 'Otra persona lo ha cambiado. Vuelva a cargar e inténtelo de nuevo.',
    'error.body_too_large': 'El contenido es demasiado grande.',
    'error.range_not_satisfiable': 'El archivo es más corto.',
    'error.unsupported_media_type': 'Ese formato no se admite.',
    'error.invalid_fields': 'Algunos campos no son correctos.',
    'error.idempotency_key_reused': 'Esta clave ya se usó para otra solicitud.',
    'error.rate_limited': 'Demasiadas solicitudes. Espere un momento.',
    'error.internal': 'Algo ha fallado por nuestra parte. Ha quedado registrado.',
    'error.timeout': 'Ha tardado demasiado. Inténtelo de nuevo en un momento.',
  },
  page: {},
};
