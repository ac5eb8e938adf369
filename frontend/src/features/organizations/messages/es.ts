import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'organizations.nav': 'Organización',
    'error.slug_taken': 'Esta dirección de portal ya está ocupada.',
  },
  page: {
    'organizations.landing': 'Un portal para usted y sus clientes',
    'organizations.landingText':
      'Sus clientes consultan la IA con su nombre, sus reglas y sus límites. Los datos de cada empresa quedan separados de los demás, hasta en la base de datos.',
    'organizations.register': 'Registrar su empresa',
    'organizations.registerText': 'Su portal se abre en cuanto complete este formulario. Usted será su propietario.',
    'organizations.company': 'Empresa',
    'organizations.companyMissing': 'Escriba el nombre de su empresa.',
    'organizations.address': 'Dirección del portal',
    'organizations.addressExample': 'su-empresa',
    'organizations.addressFormat': 'Use letras minúsculas, cifras y guiones sueltos entre ellas.',
    'organizations.yourName': 'Su nombre',
    'organizations.yourNameMissing': 'Escriba su nombre.',
    'organizations.yourEmail': 'Su correo electrónico',
    'organizations.password': 'Contraseña',
    'organizations.registerAndOpen': 'Registrar y abrir el portal',
    'organizations.toExisting': '¿Ya existe un portal? <link>Encuentre su portal</link>',
    'organizations.closed': 'El registro está cerrado',
    'organizations.closedButOperator':
      'El operador de esta instalación registra las empresas nuevas. Pídale un portal propio.',
    'organizations.closedForAll': 'Esta instalación no registra empresas nuevas.',
    'organizations.find': 'Encontrar su portal',
    'organizations.findHint': 'Escriba su nombre corto o su dirección completa.',
    'organizations.findMissing': 'Escriba el nombre corto, por ejemplo «acme».',
    'organizations.open': 'Abrir',
    'organizations.demo': 'O inicie sesión usted en un portal de demostración',
    'organizations.demoText':
      'En cada uno hay owner, admin, agent, member y client, por ejemplo <code>owner@acme.test</code>. La contraseña es siempre <code>{password}</code>.',
    'organizations.text': 'Decida cómo se llama su portal, qué aspecto tiene y quién puede unirse.',
    'organizations.general': 'General',
    'organizations.generalText':
      'Todos ven el nombre en la barra lateral, en la pestaña del navegador y en los correos.',
    'organizations.name': 'Nombre',
    'organizations.nameMissing': 'Escriba el nombre de la organización.',
    'organizations.nameHint': 'La dirección sigue siendo la misma: {slug}',
    'organizations.saveName': 'Guardar el nombre',
    'organizations.nameSaved': 'Nombre guardado.',
    'organizations.brand': 'Marca',
    'organizations.brandText':
      'Su color señala lo que se puede pulsar. Su logotipo aparece sobre cada página y en la de inicio de sesión.',
    'organizations.color': 'Color',
    'organizations.chooseColor': 'Elegir un color',
    'organizations.colorFormat': 'Escriba el color como # y seis cifras, por ejemplo #1d6b57.',
    'organizations.contrast':
      'El texto del botón tiene un contraste de {light} en claro y de {dark} en oscuro. Donde su color se vería mal, se usa el tono más cercano que se lee bien.',
    'organizations.sampleButton': 'Botón',
    'organizations.sampleLink': 'Enlace',
    'organizations.sampleFocus': 'Foco',
    'organizations.logo': 'Logotipo',
    'organizations.logoHint': 'Una imagen PNG, JPEG, WebP o SVG. Si es ancha, se muestra ancha.',
    'organizations.optional': 'opcional',
    'organizations.saveBrand': 'Guardar la marca',
    'organizations.brandSaved': 'Marca guardada.',
    'organizations.joining': 'Acceso',
    'organizations.joiningText': 'Decida si se pueden solicitar cuentas.',
    'organizations.joinable': 'Se puede solicitar unirse',
    'organizations.joinableText':
      'La página de inicio de sesión ofrece entonces «Solicitar unirse». Quien lo solicita no ve nada de su portal ni ocupa una plaza hasta que un propietario o administrador le admite en «Miembros». Si lo desactiva, nadie más puede solicitarlo. Las cuentas y solicitudes existentes se conservan.',
    'organizations.chooseLogo': 'Elegir una imagen',
    'organizations.replaceLogo': 'Cambiar',
    'organizations.removeLogo': 'Quitar',
    'organizations.logoType':
      'Este archivo no es una imagen que los navegadores puedan mostrar. Elija un archivo PNG, JPEG, WebP o SVG.',
    'organizations.logoSize': 'Esta imagen ocupa más de 8 MB. Elija una más pequeña.',
    'organizations.logoBroken': 'No se puede leer esta imagen. Guárdela de nuevo como archivo PNG y elija ese.',
    'organizations.logoUnreachable':
      'Este logotipo no se puede cargar, por eso todos ven solo la primera letra del nombre. Elija una imagen de este dispositivo.',
    'organizations.slugFree': 'Esta dirección está libre.',
    'organizations.slugReserved': 'Esta dirección está reservada. Elija otra.',
    'organizations.slugResembles': 'Esta dirección se parece demasiado a la de otro portal. Elija otra.',
    'organizations.tour': 'Qué se ve en un portal',
    'organizations.asClient': 'Como cliente',
    'organizations.asOwner': 'Como propietario',
    'organizations.enterAsClient': 'Recorrer Acme como cliente',
    'organizations.enterAsOwner': 'Recorrer Acme como propietario',
    'organizations.clientView':
      'Un cliente de Acme Industries hace una pregunta a la IA y recibe una tabla como respuesta.',
    'organizations.ownerView':
      'La propietaria de Acme Industries ve una solicitud de acceso y a las personas del portal.',
    'organizations.sampleQuestion':
      '¿Cuál de nuestras tres formas de envío conviene más para una pieza de máquina de 40 kg?',
    'organizations.sampleAnswer':
      'Conviene más el **transporte de carga**: lleva piezas pesadas y usted elige el día.\n\n| Envío | Hasta | Llega en |\n|---|---:|---:|\n| Paquete | 30 kg | 2 días |\n| **Carga** | 800 kg | 3 días |\n| Mensajero | 15 kg | 1 día |\n\nCon 40 kg el paquete queda descartado. Si corre prisa, la pieza puede ir por partes con mensajero.',
    'organizations.sampleComposer': 'Pregunte lo que quiera',
    'organizations.sampleModel': 'El modelo que usted elija',
    'organizations.sampleRequest': '1 solicitud de acceso',
    'organizations.sampleAdmit': 'Admitir',
  },
};
