import { z } from 'zod';
import {
  defineErrors,
  defineRate,
  displayName,
  email,
  endpoint,
  id,
  idParams,
  listQuery,
  minute,
  text,
  timestamp,
} from '../../kernel/http/contract.ts';
import { locale, registerRate, signedIn } from '../auth/contract.ts';
import { selfRegistration } from '../members/contract.ts';

const tag = 'Organization';

export const errors = defineErrors({ slug_taken: [409, 'This portal address is taken.'] });

const slug = z
  .string()
  .min(3)
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower-case letters, digits and single hyphens inside');

const httpsUrl = z
  .url({ protocol: /^https$/, hostname: z.regexes.domain, error: 'must be an https:// address' })
  .max(500);
/** A PNG as a data address (RFC 2397); 262,144 bytes are 349,528 characters of base64. */
const pngData = z
  .string()
  .max(350_000)
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+={0,2}$/);
const logo = z.union([httpsUrl, pngData], { error: 'must be an https:// address, or a PNG as a data address' });
const origin = z
  .string()
  .max(260)
  .refine(
    (value) => URL.canParse(value) && /^https?:/.test(value) && new URL(value).origin === value,
    'must be an origin such as https://www.example.com, without path',
  );
const color = z
  .string()
  .regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #1d6b57')
  .toLowerCase();

export const newOrganization = z.strictObject({
  name: displayName,
  slug,
  owner: z.strictObject({ name: displayName, email, password: text(10, 128) }),
  /** The language of the owner's pages and mails. */
  locale: locale.optional(),
});

/** Of proposals and checks while somebody types. */
const slugRate = defineRate('slugs', { ip: { limit: 120, window: minute } });
export const rates = [slugRate];

/** Routes of who registers an organization, or may. */
const registering = { tag, auth: 'optional', tenant: 'none', tx: 'none' } as const;

/** What everybody is told of an organization that they may know of. */
const basics = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  plan: z.string(),
  status: z.enum(['active', 'suspended', 'deleting']),
  created_at: timestamp,
});

const organization = basics.extend({
  branding: z.object({
    /** An https address, or a path below the portal's own address. */
    logo_url: z.string().nullable(),
    favicon_url: z.string().nullable(),
    primary_color: z.string().nullable(),
  }),
  settings: z.object({
    self_registration: selfRegistration,
    allowed_origins: z.array(z.string()),
  }),
  retention_days: z.number().int().nullable(),
  updated_at: timestamp,
  abilities: z.object({ read: z.boolean(), update: z.boolean() }),
});

/** Of what the plan grants; `limit` null: as much as they like. */
const use = z.object({ used: z.number().int(), limit: z.number().int().nullable() });

/** An organization as those see it who stand above it: what it is and how much it uses, nothing that is said in it. */
const listed = basics.extend({
  /** False: a stranger registered it, and the operator has not looked at it yet. */
  confirmed: z.boolean(),
  /** Where its portal is. */
  portal_url: z.string(),
  /** Seats that are taken. */
  people: use,
  /** Of the present month (UTC), with what running calls hold. */
  ai_tokens: use,
});

const directoryQuery = listQuery({ q: z.string().trim().max(100).optional(), slug: slug.optional() });

export const contract = {
  'POST /organizations': endpoint({
    summary: 'Register a company',
    description:
      'Makes the organization, its owner and its keys at once, and signs the owner in. Who may is the setting `REGISTRATION`: ' +
      "anybody; or only who manages the platform's organization, with their token and their own portal as the tenant; or " +
      'nobody. What they make is confirmed; what strangers make is not, and may use few AI tokens a day until it is.',
    ...registering,
    status: 201,
    rate: registerRate,
    errors: ['forbidden', errors.slug_taken, 'unauthenticated'],
    body: newOrganization,
    data: signedIn,
  }),
  'GET /organizations/slug-suggestion': endpoint({
    summary: 'Propose a portal address for a company',
    description: 'One in Latin letters that can be taken, whatever script the name is in; null where there is none.',
    ...registering,
    rate: slugRate,
    errors: ['forbidden', 'unauthenticated'],
    query: z.strictObject({ name: displayName }),
    data: z.object({ slug: z.string().nullable() }),
  }),
  'GET /organizations/slug-check': endpoint({
    summary: 'May this portal address be taken?',
    description: '`objection`: why not. Whether it still may is decided by the registration.',
    ...registering,
    rate: slugRate,
    errors: ['forbidden', 'unauthenticated'],
    query: z.strictObject({ slug }),
    data: z.object({ objection: z.enum(['taken', 'reserved', 'resembles']).nullable() }),
  }),
  'GET /organizations': endpoint({
    summary: 'Every organization of the installation, by name',
    description:
      "For those who manage the platform's organization. `q`: part of a name or slug. `slug`: that one only.",
    tag,
    tx: 'none',
    list: true,
    query: directoryQuery,
    data: z.array(listed),
    errors: ['forbidden'],
  }),
  'GET /clients': endpoint({
    summary: "A partner's clients, by name",
    description:
      "For owners, admins and agents of a partner's organization. `q`: part of a name or slug. `slug`: that one only.",
    tag,
    tx: 'none',
    list: true,
    query: directoryQuery,
    data: z.array(listed),
    errors: ['forbidden'],
  }),
  'GET /organization': endpoint({ summary: 'Read the own organization', tag, data: organization }),
  'PATCH /organization': endpoint({
    summary: 'Change name, branding and settings',
    description:
      'What is not named stays. Any colour will do: the pages derive shades from it that can be seen. A logo that is sent as a ' +
      'data address (a PNG of at most 1024 pixels a side and 256 KiB) is kept here, and `logo_url` becomes its path.',
    tag,
    tx: 'none',
    body: z.strictObject({
      name: displayName.optional(),
      branding: z
        .strictObject({
          logo_url: logo.nullable(),
          favicon_url: httpsUrl.nullable(),
          primary_color: color.nullable(),
        })
        .partial()
        .optional(),
      settings: z
        .strictObject({ self_registration: selfRegistration, allowed_origins: z.array(origin).max(20) })
        .partial()
        .optional(),
      retention_days: z.number().int().min(1).max(36_500).nullable().optional(),
    }),
    data: organization,
  }),
  'GET /organization/logos/:id': endpoint({
    summary: 'The uploaded logo',
    description: 'A PNG, for everybody. Another logo has another address.',
    tag,
    auth: 'none',
    params: idParams,
    response: 'file',
  }),
};

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
