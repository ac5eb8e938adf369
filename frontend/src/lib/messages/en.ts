export const messages = {
  shell: {
    'role.owner': 'Owner',
    'role.admin': 'Admin',
    'role.agent': 'Agent',
    'role.member': 'Member',
    'role.client': 'Client',
    'role.ownerMay': 'May do everything, including making and removing other owners.',
    'role.adminMay': 'Manages members, settings and models, and reads the audit trail.',
    'role.agentMay': 'Uses the chat, sees who works here and answers clients.',
    'role.memberMay': 'Uses the chat and sees who works here.',
    'role.clientMay': 'Uses the chat and sees nobody else.',
    'theme.light': 'Light',
    'theme.dark': 'Dark',
    'theme.system': 'System',
    'device.on': '{browser} on {system}',
    'device.unknown': 'Unknown device',
    'password.short': 'At least 10 characters. Four unrelated words are easy to keep.',
    'password.own': 'Leave out “{word}”: it is easy to guess for you.',
    'password.common': 'It starts like very common passwords.',
    'password.repeats': 'Many characters repeat. Add another word.',
    'password.fair': 'Fair. A longer one is stronger.',
    'password.strong': 'Strong.',
    'demo.clientOf': 'Client of {partner}',
    'demo.partner': 'Partner',
    'demo.platform': 'Platform operator',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
