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
    'organizations.landing': 'Ein Portal für Sie und Ihre Kunden',
    'organizations.landingText':
      'Ihre Kunden fragen die KI unter Ihrem Namen, nach Ihren Regeln und in Ihren Grenzen. Die Daten jedes Unternehmens bleiben bis in die Datenbank von allen anderen getrennt.',
    'organizations.register': 'Unternehmen registrieren',
    'organizations.registerText':
      'Ihr Portal öffnet sich, sobald Sie dieses Formular ausgefüllt haben. Sie werden sein Inhaber.',
    'organizations.company': 'Unternehmen',
    'organizations.companyMissing': 'Geben Sie den Namen Ihres Unternehmens ein.',
    'organizations.address': 'Portaladresse',
    'organizations.addressExample': 'ihr-unternehmen',
    'organizations.addressFormat': 'Verwenden Sie Kleinbuchstaben, Ziffern und dazwischen einzelne Bindestriche.',
    'organizations.yourName': 'Ihr Name',
    'organizations.yourNameMissing': 'Geben Sie Ihren Namen ein.',
    'organizations.yourEmail': 'Ihre E-Mail',
    'organizations.password': 'Passwort',
    'organizations.registerAndOpen': 'Registrieren und Portal öffnen',
    'organizations.toExisting': 'Gibt es schon ein Portal? <link>Ihr Portal finden</link>',
    'organizations.closed': 'Die Registrierung ist geschlossen',
    'organizations.closedButOperator':
      'Neue Unternehmen registriert der Betreiber dieser Installation. Fragen Sie ihn nach einem eigenen Portal.',
    'organizations.closedForAll': 'Diese Installation registriert keine neuen Unternehmen.',
    'organizations.find': 'Ihr Portal finden',
    'organizations.findHint': 'Geben Sie den Kurznamen oder die ganze Adresse ein.',
    'organizations.findMissing': 'Geben Sie den Kurznamen ein, zum Beispiel „acme“.',
    'organizations.open': 'Öffnen',
    'organizations.demo': 'Oder melden Sie sich selbst in einem Demo-Portal an',
    'organizations.demoText':
      'In jedem gibt es owner, admin, agent, member und client, zum Beispiel <code>owner@acme.test</code>. Das Passwort ist immer <code>{password}</code>.',
    'organizations.generalText': 'Alle sehen den Namen in der Seitenleiste, im Browser-Tab und in Mails.',
    'organizations.name': 'Name',
    'organizations.nameMissing': 'Geben Sie den Namen der Organisation ein.',
    'organizations.nameHint': 'Die Adresse bleibt dieselbe: {slug}',
    'organizations.saveName': 'Namen speichern',
    'organizations.nameSaved': 'Name gespeichert.',
    'organizations.brandText':
      'Ihre Farbe zeigt, was sich anklicken lässt. Ihr Logo steht über jeder Seite und auf der Anmeldeseite.',
    'organizations.color': 'Farbe',
    'organizations.chooseColor': 'Farbe wählen',
    'organizations.colorFormat': 'Geben Sie die Farbe als # und sechs Stellen ein, zum Beispiel #1d6b57.',
    'organizations.contrast':
      'Der Text der Schaltfläche hat hell einen Kontrast von {light} und dunkel von {dark}. Wo Ihre Farbe selbst schlecht zu sehen wäre, steht der nächste gut lesbare Ton.',
    'organizations.sampleButton': 'Schaltfläche',
    'organizations.sampleLink': 'Link',
    'organizations.sampleFocus': 'Fokus',
    'organizations.logo': 'Logo',
    'organizations.logoHint': 'Ein Bild als PNG, JPEG, WebP oder SVG. Ein breites wird breit gezeigt.',
    'organizations.saveBrand': 'Marke speichern',
    'organizations.brandSaved': 'Marke gespeichert.',
    'organizations.accessText': 'Ob jemand um ein Konto bitten darf, und was dann geschieht.',
    'organizations.joinable': 'Beitrittsanfragen sind erlaubt',
    'organizations.joinableText':
      'Die Anmeldeseite bietet dann „Beitritt anfragen“ an. Wer anfragt, sieht nichts von Ihrem Portal und belegt keinen Platz, bis ein Inhaber oder Admin die Anfrage unter „Personen“ annimmt. Wenn Sie das ausschalten, kann niemand mehr anfragen. Bestehende Konten und Anfragen bleiben.',
    'organizations.chooseLogo': 'Bild auswählen',
    'organizations.replaceLogo': 'Ersetzen',
    'organizations.removeLogo': 'Entfernen',
    'organizations.logoType':
      'Diese Datei ist kein Bild, das Browser zeigen können. Wählen Sie eine PNG-, JPEG-, WebP- oder SVG-Datei.',
    'organizations.logoSize': 'Dieses Bild ist größer als 8 MB. Wählen Sie ein kleineres.',
    'organizations.logoBroken':
      'Dieses Bild lässt sich nicht lesen. Speichern Sie es neu als PNG-Datei und wählen Sie diese.',
    'organizations.logoUnreachable':
      'Dieses Logo lässt sich nicht laden; deshalb sehen alle nur den ersten Buchstaben des Namens. Wählen Sie ein Bild von diesem Gerät.',
    'organizations.slugFree': 'Diese Adresse ist frei.',
    'server.is reserved; take another': 'Diese Adresse ist reserviert. Wählen Sie eine andere.',
    'server.looks too much like the address of another portal; take another':
      'Diese Adresse ähnelt zu sehr der eines anderen Portals. Wählen Sie eine andere.',
    'organizations.tour': 'Was Sie in einem Portal sehen',
    'organizations.asClient': 'Als Kunde',
    'organizations.asOwner': 'Als Inhaber',
    'organizations.enterAsClient': 'Acme als Kunde ansehen',
    'organizations.enterAsOwner': 'Acme als Inhaber ansehen',
    'organizations.clientView':
      'Ein Kunde von Acme Industries stellt der KI eine Frage und bekommt eine Tabelle als Antwort.',
    'organizations.ownerView':
      'Die Inhaberin von Acme Industries sieht eine Beitrittsanfrage und die Personen im Portal.',
    'organizations.sampleQuestion':
      'Welche unserer drei Lieferarten passt am besten zu einem 40 kg schweren Maschinenteil?',
    'organizations.sampleAnswer':
      '**Spedition** passt am besten: Sie nimmt schwere Teile mit, und Sie wählen den Tag.\n\n| Lieferart | Bis | Kommt an in |\n|---|---:|---:|\n| Paket | 30 kg | 2 Tagen |\n| **Spedition** | 800 kg | 3 Tagen |\n| Kurier | 15 kg | 1 Tag |\n\nEin Paket scheidet bei 40 kg aus. Wenn es eilt, kann das Teil in Einzelteilen per Kurier kommen.',
    'organizations.sampleComposer': 'Fragen Sie etwas',
    'organizations.sampleModel': 'Das Modell Ihrer Wahl',
    'organizations.sampleRequest': '1 Beitrittsanfrage',
    'organizations.sampleAdmit': 'Aufnehmen',
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
