import { z } from 'zod';
import {
  defineErrors,
  defineRate,
  displayName,
  email,
  endpoint,
  hour,
  id,
  idParams,
  minute,
  role,
  signInStatus,
  text,
  timestamp,
} from '../../kernel/http/contract.ts';
import { errors as membersErrors } from '../members/contract.ts';

const tag = 'Sign-in';

export const errors = defineErrors({
  invalid_credentials: [401, 'The e-mail or the password is not right.'],
  account_locked: [429, 'Too many failed attempts. Wait, then try again.'],
});

const signInRate = defineRate('auth', { ip: { limit: 120, window: minute }, user: { limit: 60, window: minute } });
/** New accounts and organizations. */
export const registerRate = defineRate('register', { ip: { limit: 20, window: hour } });
export const rates = [signInRate, registerRate];

const branding = z.object({
  logo_url: z.string().nullable(),
  favicon_url: z.string().nullable(),
  primary_color: z.string().nullable(),
});

export const preferences = z.object({
  default_model: text(1, 100).nullable().optional(),
  theme: z.enum(['system', 'light', 'dark']).optional(),
  tone: text(1, 200).nullable().optional(),
});

/** The signed-in person, as they see themselves. */
export const person = z.object({
  id,
  name: z.string(),
  email: z.string(),
  role,
  /** `waiting`: has asked to join, and has no permissions until an admin admits them. */
  status: signInStatus,
  permissions: z.array(z.string()),
  locale: z.string(),
  time_zone: z.string(),
  preferences,
});

/** Their organization, as every member may see it. */
const homeOrganization = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  plan: z.string(),
  branding,
});

/** The response of registration, sign-in and refresh. The refresh token travels in a cookie. */
export const signedIn = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  /** Seconds. */
  expires_in: z.number().int(),
  user: person,
  organization: homeOrganization,
});

/** A new password; `password-rules.ts` checks more than its length. The upper bound limits the work of hashing. */
export const newPassword = text(10, 128);
/** A password to be checked: of any length, since a limit would say something about it. */
const password = text(1, 1_000);

const timeZone = text(1, 64).refine(isTimeZone, 'must be an IANA time zone such as Europe/Berlin');
/** A language tag (RFC 5646). */
export const locale = z
  .string()
  .regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/, 'must be a language tag such as en or de-CH');

const session = z.object({
  id,
  user_agent: z.string(),
  ip: z.string().nullable(),
  created_at: timestamp,
  last_seen_at: timestamp,
  expires_at: timestamp,
  /** The session of this request. */
  current: z.boolean(),
});

export const contract = {
  'POST /auth/register': endpoint({
    summary: 'Ask to join an organization as a client',
    description:
      'Where the organization is open for that. Signs in, with no permission at all, until an admin admits or refuses the ' +
      'request; only then a seat of the plan is taken. Who was removed comes back with the password they had.',
    tag,
    auth: 'none',
    tx: 'none',
    status: 201,
    rate: registerRate,
    errors: [membersErrors.email_taken, membersErrors.waiting_list_full, errors.account_locked],
    body: z.strictObject({ name: displayName, email, password: newPassword, locale: locale.optional() }),
    data: signedIn,
  }),
  'POST /auth/login': endpoint({
    summary: 'Sign in',
    description:
      'Sets the refresh cookie. An unknown address, a wrong password and an inactive account give the same response.',
    tag,
    auth: 'none',
    tx: 'none',
    rate: signInRate,
    errors: [errors.invalid_credentials, errors.account_locked],
    body: z.strictObject({ email, password }),
    data: signedIn,
  }),
  'POST /auth/refresh': endpoint({
    summary: 'Take a new access token for the refresh cookie',
    description:
      'Rotates the cookie. One that comes a second time was stolen or copied: its whole family of sessions ends. With an ' +
      '`Idempotency-Key`, a repetition of the same request (its response was lost) gets the same cookie again.',
    tag,
    auth: 'none',
    tx: 'none',
    rate: signInRate,
    data: signedIn,
  }),
  'POST /auth/logout': endpoint({
    summary: 'End this session',
    description: 'The one of the refresh cookie; for programs without cookies, the one of the access token.',
    tag,
    auth: 'optional',
    waiting: true,
    tx: 'none',
    status: 204,
  }),
  'POST /auth/logout-all': endpoint({
    summary: 'End all own sessions',
    tag,
    auth: 'session',
    waiting: true,
    tx: 'none',
    status: 204,
  }),
  'GET /auth/me': endpoint({
    summary: 'Who am I',
    description:
      '`status` is `waiting` until an admin has admitted who asked to join; all other routes refuse them until then.',
    tag,
    auth: 'session',
    waiting: true,
    data: z.object({
      user: person,
      organization: homeOrganization,
      role,
      status: person.shape.status,
      permissions: z.array(z.string()),
      /** The abilities that pages may offer, by kind of subject. */
      abilities: z.record(z.string(), z.record(z.string(), z.boolean())),
    }),
  }),
  'PATCH /auth/me': endpoint({
    summary: 'Change the own profile',
    tag,
    auth: 'session',
    body: z.strictObject({
      name: displayName.optional(),
      locale: locale.optional(),
      time_zone: timeZone.optional(),
      preferences: preferences.strict().optional(),
    }),
    data: person,
  }),
  'POST /auth/password': endpoint({
    summary: 'Change the own password',
    description: 'Ends all other sessions.',
    tag,
    auth: 'session',
    tx: 'none',
    status: 204,
    rate: signInRate,
    errors: [errors.account_locked],
    body: z.strictObject({ current: password, new: newPassword }),
  }),
  'GET /auth/sessions': endpoint({
    summary: 'List the own sessions',
    description: 'Open ones, the last used first; at most a hundred.',
    tag,
    auth: 'session',
    data: z.array(session),
  }),
  'DELETE /auth/sessions/:id': endpoint({
    summary: 'End one of the own sessions',
    tag,
    auth: 'session',
    tx: 'none',
    status: 204,
    params: idParams,
  }),
};

function isTimeZone(value: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
}

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
