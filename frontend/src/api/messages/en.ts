export const messages = {
  shell: {
    'error.page': 'Something failed on this page. Reload it and try again.',
    'error.offline': 'No connection. Check your network and try again.',
    'error.unavailable': 'The portal is not answering. Try again in a moment.',
    'error.malformed': 'The request could not be read.',
    'error.tenant_conflict': 'The host, header and path name different tenants.',
    'error.unauthenticated': 'Sign in to continue.',
    'error.wrong_tenant': 'This token belongs to another tenant.',
    'error.session_revoked': 'This session has ended. Sign in again.',
    'error.forbidden': 'Your role does not allow this.',
    'error.membership_waiting': 'Your request to join is with the admins of this portal.',
    'error.permissions_changed': 'Your role was changed in the middle of this. Ask again.',
    'error.tenant_suspended': 'This portal is suspended. Its owner can say why.',
    'error.tenant_unknown': 'There is no portal at this address.',
    'error.not_found': 'There is nothing here, or it is not yours to see.',
    'error.method_not_allowed': 'This address does not answer to that method.',
    'error.conflict': 'This was changed in the meantime.',
    'error.request_in_progress': 'The same request is still running.',
    'error.version_stale': 'Somebody else changed this. Reload and try again.',
    'error.body_too_large': 'The request body is too large.',
    'error.range_not_satisfiable': 'The file is shorter than that.',
    'error.unsupported_media_type': 'Send JSON.',
    'error.invalid_fields': 'Some fields are not right.',
    'error.idempotency_key_reused': 'This Idempotency-Key was used for another request.',
    'error.rate_limited': 'Too many requests. Wait a moment.',
    'error.internal': 'Something failed on our side. It has been recorded.',
    'error.timeout': 'This took too long. Try again in a moment.',
  },
  page: {},
} as const;

type Own = typeof messages;
declare module '../../lib/i18n/text.tsx' {
  interface Messages extends MessagesOf<Own> {}
}
