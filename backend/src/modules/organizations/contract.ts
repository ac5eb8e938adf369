import { z } from 'zod';
import {
  defineErrors,
  displayName,
  email,
  endpoint,
  id,
  listQuery,
  text,
  timestamp,
} from '../../kernel/http/contract.ts';
import { registerRate, signedIn } from '../auth/contract.ts';
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
});

const organization = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  plan: z.string(),
  status: z.enum(['active', 'suspended', 'deleting']),
  branding: z.object({
    logo_url: z.string().nullable(),
    favicon_url: z.string().nullable(),
    primary_color: z.string().nullable(),
  }),
  settings: z.object({
    self_registration: selfRegistration,
    allowed_origins: z.array(z.string()),
  }),
  retention_days: z.number().int().nullable(),
  created_at: timestamp,
  updated_at: timestamp,
  abilities: z.object({ read: z.boolean(), update: z.boolean() }),
});

/** Of what the plan grants; `limit` null: as much as they like. */
const use = z.object({ used: z.number().int(), limit: z.number().int().nullable() });

/** An organization as those see it who stand above it: what it is and how much it uses, nothing that is said in it. */
const listed = z.object({
  id,
  slug: z.string(),
  name: z.string(),
  kind: z.enum(['platform', 'partner', 'client']),
  plan: z.string(),
  status: z.enum(['active', 'suspended', 'deleting']),
  /** False: a stranger registered it, and the operator has not looked at it yet. */
  confirmed: z.boolean(),
  /** Where its portal is. */
  portal_url: z.string(),
  created_at: timestamp,
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
    tag,
    auth: 'optional',
    tenant: 'none',
    tx: 'none',
    status: 201,
    rate: registerRate,
    errors: ['forbidden', errors.slug_taken, 'unauthenticated'],
    body: newOrganization,
    data: signedIn,
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
    description: 'What is not named stays. The colour must be visible on white (3:1, WCAG 1.4.11).',
    tag,
    tx: 'none',
    body: z.strictObject({
      name: displayName.optional(),
      branding: z
        .strictObject({
          logo_url: httpsUrl.nullable(),
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
};

type Routes = typeof contract;
type Errors = typeof errors;
declare module '../../kernel/http/api.ts' {
  interface Api extends Routes {}
  interface ErrorCodes extends Errors {}
}
