/** The organizations of the demo data (`npm run seed`). */
export const demoPortals = [
  { slug: 'acme', name: 'Acme Industries', kind: 'Client of Northwind' },
  { slug: 'globex', name: 'Globex Logistics', kind: 'Client of Northwind' },
  { slug: 'initech', name: 'Initech Software', kind: 'Client of Contoso' },
  { slug: 'northwind', name: 'Northwind Advisory', kind: 'Partner' },
  { slug: 'contoso', name: 'Contoso Partners', kind: 'Partner' },
  { slug: 'atrium', name: 'Atrium', kind: 'Platform operator' },
] as const;

/** The password of every demo account; production has no demo data. */
export const demoPassword = 'atrium-demo-1';
