export const messages = {
  shell: {
    'organizations.nav': 'Organization',
    'error.slug_taken': 'This portal address is taken.',
  },
  page: {
    'organizations.landing': 'One portal between a company and its clients',
    'organizations.landingText':
      'Atrium is the hall where they meet: chat with AI under your own roof, with your rules on the wall.',
    'organizations.benefitChat':
      'Your people and your clients ask the AI models that you choose, within the limits that you set.',
    'organizations.benefitIsolation':
      'Companies share the installation, never a row: the database itself keeps them apart.',
    'organizations.benefitBrand': 'It carries your name, your logo and your colour.',
    'organizations.register': 'Register your company',
    'organizations.registerText': 'Your portal is ready as soon as you are through here. You will be its owner.',
    'organizations.company': 'Company',
    'organizations.companyMissing': 'Enter the name of your company.',
    'organizations.address': 'Portal address',
    'organizations.addressExample': 'your-company',
    'organizations.addressFormat': 'Small letters and digits, with single hyphens between them.',
    'organizations.yourName': 'Your name',
    'organizations.yourNameMissing': 'Enter your name.',
    'organizations.yourEmail': 'Your e-mail',
    'organizations.password': 'Password',
    'organizations.registerAndOpen': 'Register and open the portal',
    'organizations.toExisting': 'Looking for an existing one? <link>Find your portal</link>',
    'organizations.closed': 'Registration is closed',
    'organizations.closedButOperator':
      'New companies are registered by the operator of this installation. Ask them for a portal of your own.',
    'organizations.closedForAll': 'This installation registers no new companies.',
    'organizations.find': 'Find your portal',
    'organizations.findHint': 'Its short name, or its whole address.',
    'organizations.findMissing': 'Enter the short name, for example “acme”.',
    'organizations.open': 'Open',
    'organizations.demo': 'Demo portals',
    'organizations.demoText':
      'Sign in as <code>owner@acme.test</code>, admin, agent, member or client, with the password <code>{password}</code>.',
    'organizations.text': 'How your portal is called and how it looks, for everybody in it.',
    'organizations.general': 'General',
    'organizations.generalText': 'The name stands in the sidebar, in the title of the page and in mails.',
    'organizations.name': 'Name',
    'organizations.nameMissing': 'Enter the name of the organization.',
    'organizations.nameHint': 'The address stays the same: {slug}',
    'organizations.saveName': 'Save the name',
    'organizations.nameSaved': 'Name saved.',
    'organizations.brand': 'Brand',
    'organizations.brandText': 'Your colour marks what can be clicked. Shades for light and dark follow from it.',
    'organizations.color': 'Colour',
    'organizations.chooseColor': 'Choose a colour',
    'organizations.colorFormat': 'Six hexadecimal digits after #, for example #1d6b57.',
    'organizations.colorTooLight': 'Too light to be seen on white: take a darker shade.',
    'organizations.contrast':
      'Text on it has a contrast of {ratio} : 1. Where the colour is text itself, its lightness is moved until it reads.',
    'organizations.sampleButton': 'Button',
    'organizations.sampleLink': 'Link',
    'organizations.sampleFocus': 'Focus',
    'organizations.logo': 'Logo',
    'organizations.logoHint': 'The address of a picture that reads well at 32 px, on light and on dark.',
    'organizations.logoFormat': 'A whole address that starts with https://.',
    'organizations.optional': 'optional',
    'organizations.saveBrand': 'Save the brand',
    'organizations.brandSaved': 'Brand saved.',
    'organizations.joining': 'Joining',
    'organizations.joiningText': 'Whether people may ask for an account, and what happens then.',
    'organizations.joinable': 'People may ask to join',
    'organizations.joinableText':
      'Switched on, the sign-in page offers “Ask to join”. Whoever asks sees nothing of your portal and takes no seat until an owner or admin admits them under “Members”. Switched off, nobody can ask; accounts and requests that are there stay.',
  },
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
