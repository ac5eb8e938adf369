export const messages = {
  shell: {
    'auth.nav': 'Account',
    'auth.waitingTitle': 'Your request is with the admins',
    'auth.waitingText':
      'The admins of {organization} look at every request to join. As soon as they admit you, this page opens the portal. You may also close it and sign in later.',
    'auth.checkAgain': 'Check again',
    'auth.undecided': 'Nobody has decided yet.',
    'error.invalid_credentials': 'The e-mail or the password is not right.',
    'error.account_locked': 'Too many failed attempts. Wait, then try again.',
  },
  page: {
    'auth.signIn': 'Sign in',
    'auth.newHere': 'New here? <link>Ask to join</link>',
    'auth.refused':
      'You are no longer signed in: your request to join was not accepted, or you were away for long. The admins of {organization} can tell you more.',
    'auth.ended': 'Your session has ended. Sign in to go on where you were.',
    'auth.locked': 'Too many failed attempts. Try again in {minutes, plural, one {a minute} other {# minutes}}.',
    'auth.demo': 'Look around this demo as',
    'auth.demoText': 'The e-mail is always <code>role@{slug}.test</code>, the password is <code>{password}</code>.',
    'auth.join': 'Ask to join',
    'auth.joinText':
      'You ask to become a client of {organization}. The portal opens to you as soon as one of its admins has accepted your request.',
    'auth.haveAccount': 'Do you have an account? <link>Sign in</link>',
    'auth.sendRequest': 'Send the request',
    'auth.email': 'E-mail',
    'auth.password': 'Password',
    'auth.yourName': 'Your name',
    'auth.nameMissing': 'Enter your name.',
    'auth.passwordMissing': 'Enter your password.',
    'auth.profile': 'Profile',
    'auth.profileText': 'This is how others see you here.',
    'auth.name': 'Name',
    'auth.languageHint': 'Your mails are written in it. If you change it, these pages change too.',
    'auth.timeZone': 'Time zone',
    'auth.saveProfile': 'Save the profile',
    'auth.profileSaved': 'Profile saved.',
    'auth.appearance': 'Appearance',
    'auth.appearanceText': 'This applies to this device only.',
    'auth.passwordText': 'Changing it signs out your other devices.',
    'auth.currentPassword': 'Current password',
    'auth.currentPasswordMissing': 'Enter your current password.',
    'server.is not your password': 'This is not your password.',
    'auth.newPassword': 'New password',
    'auth.changePassword': 'Change the password',
    'auth.passwordChanged': 'Password changed. Your other devices were signed out.',
    'auth.devices': 'Devices',
    'auth.devicesText':
      'You are signed in on these devices. Sign out any that you do not know, then change your password.',
    'auth.thisDevice': 'This device',
    'auth.deviceSignedOut': '{device} was signed out.',
    'auth.signOutEverywhere': 'Sign out everywhere',
    'auth.wrongPortal': 'Not looking for {organization}? <link>Find your portal</link>',
  },
  palette: {
    'auth.keywords':
      'profile, my name, password, language, time zone, appearance, devices, sessions, signed in, security, sign out everywhere, e-mail',
  },
} as const;

type Own = typeof messages;
declare module '../../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
