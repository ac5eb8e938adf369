import type { Translation } from '../../../lib/i18n/languages.ts';
import type { messages as english } from './en.ts';

export const messages: Translation<typeof english> = {
  shell: {
    'organizations.nav': 'Organisation',
    'organizations.clients': 'Kunden',
    'organizations.directory': 'Organisationen',
    'organizations.general': 'Allgemein',
    'organizations.brand': 'Marke',
    'organizations.access': 'Zugang',
    'error.slug_taken': 'Diese Portaladresse ist vergeben.',
  },
  page: {
    'organizations.clientsText':
      'Die Unternehmen, für die Sie ein Portal betreiben, in welchem Zustand sie sind und wie viel sie nutzen.',
    'organizations.noClients': 'Noch keine Kunden',
    'organizations.noClientsText':
      'Der Betreiber der Installation ordnet Ihnen Unternehmen zu. Sobald eines da ist, sehen Sie hier, wie es ihm geht.',
    'organizations.directoryText':
      'Jedes Portal dieser Installation, in welchem Zustand es ist und wie viel es nutzt. Was dort gesagt wird, bleibt dort.',
    'organizations.searchDirectory': 'Nach Name oder Adresse suchen',
    'organizations.searchDirectoryHint': 'Name oder Adresse',
    'organizations.showMore': 'Mehr anzeigen',
    'organizations.noMatch': 'Nichts passt',
    'organizations.noMatchText': 'Kein Name und keine Adresse enthält „{q}“.',
    'organizations.state': 'Zustand',
    'organizations.status.active': 'Aktiv',
    'organizations.status.suspended': 'Gesperrt',
    'organizations.status.deleting': 'Wird gelöscht',
    'organizations.unconfirmed': 'Nicht bestätigt',
    'organizations.kind': 'Art',
    'organizations.kind.client': 'Kunde',
    'organizations.kind.partner': 'Partner',
    'organizations.kind.platform': 'Betreiber',
    'organizations.people': 'Personen',
    'organizations.aiTokens': 'KI-Tokens im Monat',
    'organizations.since': 'Registriert',
    'organizations.plan': 'Tarif',
    'organizations.backToList': 'Alle',
    'organizations.missing': 'Nichts mit diesem Namen',
    'organizations.missingText': 'Es ist nicht mehr da oder nicht für Sie bestimmt.',
    'organizations.openPortal': 'Portal öffnen',
    'organizations.landing': 'Ein Portal zwischen einem Unternehmen und seinen Kunden',
    'organizations.landingText':
      'Atrium ist die Halle, in der sie sich treffen: Chat mit KI unter dem eigenen Dach, mit Ihren Regeln an der Wand.',
    'organizations.benefitChat':
      'Ihr Team und Ihre Kunden fragen die KI-Modelle, die Sie auswählen, in den Grenzen, die Sie setzen.',
    'organizations.benefitIsolation':
      'Unternehmen teilen sich die Installation, nie eine Zeile: Die Datenbank selbst hält sie getrennt.',
    'organizations.benefitBrand': 'Es trägt Ihren Namen, Ihr Logo und Ihre Farbe.',
    'organizations.register': 'Unternehmen registrieren',
    'organizations.registerText': 'Ihr Portal ist bereit, sobald Sie hier fertig sind. Sie werden sein Inhaber.',
    'organizations.company': 'Unternehmen',
    'organizations.companyMissing': 'Geben Sie den Namen Ihres Unternehmens ein.',
    'organizations.address': 'Portaladresse',
    'organizations.addressExample': 'ihr-unternehmen',
    'organizations.addressFormat': 'Kleinbuchstaben und Ziffern, dazwischen einzelne Bindestriche.',
    'organizations.yourName': 'Ihr Name',
    'organizations.yourNameMissing': 'Geben Sie Ihren Namen ein.',
    'organizations.yourEmail': 'Ihre E-Mail',
    'organizations.password': 'Passwort',
    'organizations.registerAndOpen': 'Registrieren und Portal öffnen',
    'organizations.toExisting': 'Suchen Sie ein bestehendes? <link>Ihr Portal finden</link>',
    'organizations.closed': 'Die Registrierung ist geschlossen',
    'organizations.closedButOperator':
      'Neue Unternehmen registriert der Betreiber dieser Installation. Fragen Sie ihn nach einem eigenen Portal.',
    'organizations.closedForAll': 'Diese Installation registriert keine neuen Unternehmen.',
    'organizations.find': 'Ihr Portal finden',
    'organizations.findHint': 'Der Kurzname oder die ganze Adresse.',
    'organizations.findMissing': 'Geben Sie den Kurznamen ein, zum Beispiel „acme“.',
    'organizations.open': 'Öffnen',
    'organizations.demo': 'Demo-Portale',
    'organizations.demoText':
      'Melden Sie sich als <code>owner@acme.test</code>, admin, agent, member oder client an, mit dem Passwort <code>{password}</code>.',
    'organizations.generalText': 'Der Name steht in der Seitenleiste, im Titel der Seite und in Mails.',
    'organizations.name': 'Name',
    'organizations.nameMissing': 'Geben Sie den Namen der Organisation ein.',
    'organizations.nameHint': 'Die Adresse bleibt dieselbe: {slug}',
    'organizations.saveName': 'Namen speichern',
    'organizations.nameSaved': 'Name gespeichert.',
    'organizations.brandText':
      'Ihre Farbe zeigt, was sich anklicken lässt. Töne für hell und dunkel ergeben sich daraus.',
    'organizations.color': 'Farbe',
    'organizations.chooseColor': 'Farbe wählen',
    'organizations.colorFormat': 'Sechs Hexadezimalziffern nach #, zum Beispiel #1d6b57.',
    'organizations.colorTooLight': 'Auf Weiß kaum zu sehen: Nehmen Sie einen dunkleren Ton.',
    'organizations.contrast':
      'Text darauf hat einen Kontrast von {ratio} : 1. Wo die Farbe selbst Text ist, wird ihre Helligkeit angepasst, bis er lesbar ist.',
    'organizations.sampleButton': 'Schaltfläche',
    'organizations.sampleLink': 'Link',
    'organizations.sampleFocus': 'Fokus',
    'organizations.logo': 'Logo',
    'organizations.logoHint':
      'Die Adresse eines Bildes, das bei 32 px gut zu erkennen ist, auf hellem und dunklem Grund.',
    'organizations.logoFormat': 'Eine ganze Adresse, die mit https:// beginnt.',
    'organizations.optional': 'optional',
    'organizations.saveBrand': 'Marke speichern',
    'organizations.brandSaved': 'Marke gespeichert.',
    'organizations.accessText': 'Ob jemand um ein Konto bitten darf, und was dann geschieht.',
    'organizations.joinable': 'Beitrittsanfragen sind erlaubt',
    'organizations.joinableText':
      'Eingeschaltet bietet die Anmeldeseite „Beitritt anfragen“ an. Wer anfragt, sieht nichts von Ihrem Portal und belegt keinen Platz, bis ein Inhaber oder Admin die Anfrage unter „Personen“ annimmt. Ausgeschaltet kann niemand anfragen; bestehende Konten und Anfragen bleiben.',
  },
  palette: {
    'organizations.clientsKeywords': 'Firmen, Unternehmen, Organisationen, Portale, Zustand, Verbrauch, Tarif',
    'organizations.directoryKeywords':
      'Mandanten, Unternehmen, Partner, Kunden, Portale, Zustand, Verbrauch, Tarif, Installation',
    'organizations.generalKeywords': 'Name, Organisation, Unternehmen, Firma, umbenennen, Portaladresse',
    'organizations.brandKeywords': 'Logo, Farbe, Bild, Symbol, Design, Aussehen, Branding',
    'organizations.accessKeywords':
      'Registrierung, beitreten, Beitritt, Anfrage, offen, geschlossen, wer darf herein, einladen',
  },
};
