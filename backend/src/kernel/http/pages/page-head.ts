import type { Kernel } from '../../kernel.ts';
import type { Tenant } from '../../tenancy/directory.ts';
import { readHost } from '../../tenancy/host.ts';
import type { Context } from '../state.ts';

/** The brand colour of tenants that have set none. */
export const defaultColor = '#1d6b57';
const hexColor = /^#[0-9a-f]{6}$/i;

export function colorOf(tenant: Tenant | null): string {
  const color = tenant?.branding.primary_color ?? '';
  return hexColor.test(color) ? color : defaultColor;
}

export function nameOf(tenant: Tenant | null): string {
  return tenant?.name ?? 'Atrium';
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Escapes text for HTML, in elements and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}

/** JSON that cannot end the script element that holds it, whatever its content. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>\u2028\u2029]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** Why the page's address has no tenant to serve; read by `lib/boot.ts` of the pages. */
export function problemOf(kernel: Kernel, ctx: Context): 'tenant_unknown' | 'tenant_suspended' | null {
  const { tenantFault, host } = ctx.state;
  if (!tenantFault) return null;
  if (tenantFault.code === 'tenant_suspended') return 'tenant_suspended';
  if (tenantFault.code === 'tenant_conflict') throw tenantFault;
  // On the installation's own address no tenant is expected: companies register there.
  const named = ctx.originalUrl.startsWith('/t/') || readHost(host, kernel.env.baseDomain).kind !== 'none';
  return named ? 'tenant_unknown' : null;
}

/**
 * The head of the page: what it must know before its first paint (tenant, colours, title, icon). Replaces `<!--atrium:head-->`
 * in the template.
 */
export function pageHead(kernel: Kernel, ctx: Context, nonce: string): string {
  const { tenant, base } = ctx.state;
  const color = colorOf(tenant);
  const icon = tenant?.branding.favicon_url ?? `${base}/icon.svg`;
  const boot = {
    tenant: tenant && { slug: tenant.slug, name: tenant.name, kind: tenant.kind, branding: tenant.branding },
    base,
    ...(tenant && kernel.declarations.bootOf(tenant)),
    /** Who may register a company. */
    registration: kernel.env.registration,
    demo: kernel.env.seed === 'demo',
    production: kernel.env.production,
    problem: problemOf(kernel, ctx),
  };
  return [
    `<title>${escapeHtml(nameOf(tenant))}</title>`,
    `<link rel="icon" href="${escapeHtml(icon)}">`,
    `<link rel="manifest" href="${base}/manifest.webmanifest">`,
    `<meta name="theme-color" content="${color}">`,
    // `:root` twice, so that it overrides the stylesheet's default wherever that is linked.
    `<style nonce="${nonce}">:root:root{--brand:${color}}</style>`,
    `<script type="application/json" id="atrium-boot" nonce="${nonce}">${scriptJson(boot)}</script>`,
  ].join('\n    ');
}
