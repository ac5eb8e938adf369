import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'organizations.nav': 'Organización',
    'error.slug_taken': 'Esta dirección de portal ya está ocupada.',
  },
  page: {
    'organizations.landing': 'Un portal entre una empresa y sus clientes',
    'organizations.landingText':
      'Atrium es el patio donde se encuentran: chat con IA bajo su propio techo, con sus reglas en la pared.',
    'organizations.benefitChat':
      'Su equipo y sus clientes preguntan a los modelos de IA que usted elige, dentro de los límites que usted fija.',
    'organizations.benefitIsolation':
      'Las empresas comparten la instalación, nunca una fila: la propia base de datos las mantiene separadas.',
    'organizations.benefitBrand': 'Lleva su nombre, su logotipo y su color.',
    'organizations.register': 'Registrar su empresa',
    'organizations.registerText': 'Su portal estará listo en cuanto termine aquí. Usted será su propietario.',
    'organizations.company': 'Empresa',
    'organizations.companyMissing': 'Escriba el nombre de su empresa.',
    'organizations.address': 'Dirección del portal',
    'organizations.addressExample': 'su-empresa',
    'organizations.addressFormat': 'Letras minúsculas y cifras, con guiones sueltos entre ellas.',
    'organizations.yourName': 'Su nombre',
    'organizations.yourNameMissing': 'Escriba su nombre.',
    'organizations.yourEmail': 'Su correo electrónico',
    'organizations.password': 'Contraseña',
    'organizations.registerAndOpen': 'Registrar y abrir el portal',
    'organizations.toExisting': '¿Busca uno existente? <link>Encuentre su portal</link>',
    'organizations.closed': 'El registro está cerrado',
    'organizations.closedButOperator':
      'El operador de esta instalación registra las empresas nuevas. Pídale un portal propio.',
    'organizations.closedForAll': 'Esta instalación no registra empresas nuevas.',
    'organizations.find': 'Encontrar su portal',
    'organizations.findHint': 'Su nombre corto o su dirección completa.',
    'organizations.findMissing': 'Escriba el nombre corto, por ejemplo «acme».',
    'organizations.open': 'Abrir',
    'organizations.demo': 'Portales de demostración',
    'organizations.demoText':
      'Inicie sesión como <code>owner@acme.test</code>, admin, agent, member o client, con la contraseña <code>{password}</code>.',
    'organizations.text': 'Cómo se llama su portal y qué aspecto tiene, para todos los que lo usan.',
    'organizations.general': 'General',
    'organizations.generalText': 'El nombre aparece en la barra lateral, en el título de la página y en los correos.',
    'organizations.name': 'Nombre',
    'organizations.nameMissing': 'Escriba el nombre de la organización.',
    'organizations.nameHint': 'La dirección sigue siendo la misma: {slug}',
    'organizations.saveName': 'Guardar el nombre',
    'organizations.nameSaved': 'Nombre guardado.',
    'organizations.brand': 'Marca',
    'organizations.brandText':
      'Su color señala lo que se puede pulsar. Los tonos para claro y oscuro se derivan de él.',
    'organizations.color': 'Color',
    'organizations.chooseColor': 'Elegir un color',
    'organizations.colorFormat': 'Seis cifras hexadecimales después de #, por ejemplo #1d6b57.',
    'organizations.colorTooLight': 'Demasiado claro para verse sobre blanco: elija un tono más oscuro.',
    'organizations.contrast':
      'El texto sobre él tiene un contraste de {ratio} : 1. Donde el color es el propio texto, su luminosidad se ajusta hasta que se lee bien.',
    'organizations.sampleButton': 'Botón',
    'organizations.sampleLink': 'Enlace',
    'organizations.sampleFocus': 'Foco',
    'organizations.logo': 'Logotipo',
    'organizations.logoHint': 'La dirección de una imagen que se distinga bien a 32 px, sobre claro y sobre oscuro.',
    'organizations.logoFormat': 'Una dirección completa que empiece por https://.',
    'organizations.optional': 'opcional',
    'organizations.saveBrand': 'Guardar la marca',
    'organizations.brandSaved': 'Marca guardada.',
    'organizations.joining': 'Acceso',
    'organizations.joiningText': 'Si se puede solicitar una cuenta y qué ocurre entonces.',
    'organizations.joinable': 'Se puede solicitar unirse',
    'organizations.joinableText':
      'Si está activado, la página de inicio de sesión ofrece «Solicitar unirse». Quien lo solicita no ve nada de su portal ni ocupa ninguna plaza hasta que un propietario o administrador lo admite en «Miembros». Si está desactivado, nadie puede solicitarlo; las cuentas y solicitudes existentes se mantienen.',
  },
};
