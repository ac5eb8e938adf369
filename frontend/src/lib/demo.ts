import { t } from './i18n/text.tsx';

/** The organizations of the demo data (`npm run seed`). */
export const demoPortals = [
  { slug: 'acme', name: 'Acme Industries', clientOf: 'Northwind' },
  { slug: 'globex', name: 'Globex Logistics', clientOf: 'Northwind' },
  { slug: 'initech', name: 'Initech Software', clientOf: 'Contoso' },
  { slug: 'northwind', name: 'Northwind Advisory', kind: 'demo.partner' },
  { slug: 'contoso', name: 'Contoso Partners', kind: 'demo.partner' },
  { slug: 'atrium', name: 'Atrium', kind: 'demo.platform' },
] as const;

/** The kind of a demo organization, in the current language. */
export function kindOf(portal: (typeof demoPortals)[number]): string {
  return 'kind' in portal ? t(portal.kind) : t('demo.clientOf', { partner: portal.clientOf });
}

/** The password of every demo account; production has no demo data. */
export const demoPassword = 'atrium-demo-1';
