import type { Role } from './kernel/auth/actor.ts';

/** The password of every demo user, printed at every start. Production refuses demo data. */
export const demoPassword = 'atrium-demo-1';

export interface DemoOrganization {
  slug: string;
  name: string;
  kind: 'platform' | 'partner' | 'client';
  plan: 'basic' | 'premium' | 'enterprise';
  parent: string | null;
  primaryColor: string;
  /** Whether strangers may ask to join. Open in one organization, to show its page. */
  joining: 'open' | 'closed';
  people: Record<Role, string>;
}

function people(owner: string, admin: string, agent: string, member: string, client: string): Record<Role, string> {
  return { owner, admin, agent, member, client };
}

/** Parents before their children. */
export const demoOrganizations: readonly DemoOrganization[] = [
  {
    slug: 'atrium',
    name: 'Atrium',
    kind: 'platform',
    plan: 'enterprise',
    parent: null,
    primaryColor: '#1d6b57',
    joining: 'closed',
    people: people('Noor Haddad', 'Jonas Weber', 'Lena Fischer', 'Tomás Silva', 'Mia Larsen'),
  },
  {
    slug: 'northwind',
    name: 'Northwind Advisory',
    kind: 'partner',
    plan: 'premium',
    parent: 'atrium',
    primaryColor: '#1f5fa8',
    joining: 'closed',
    people: people('Ingrid Solberg', 'Rahul Mehta', 'Chloé Martin', 'Daniel Okafor', 'Sofia Rossi'),
  },
  {
    slug: 'contoso',
    name: 'Contoso Partners',
    kind: 'partner',
    plan: 'premium',
    parent: 'atrium',
    primaryColor: '#7a3fa0',
    joining: 'closed',
    people: people('Amir Rahimi', 'Grace Kim', 'Lukas Novák', 'Yuki Tanaka', 'Elena Petrova'),
  },
  {
    slug: 'acme',
    name: 'Acme Industries',
    kind: 'client',
    plan: 'basic',
    parent: 'northwind',
    primaryColor: '#b3382c',
    joining: 'open',
    people: people('Wilma Coyote', 'Samir Nasser', 'Hannah Schmidt', 'Pedro Alvarez', 'Ruth Adeyemi'),
  },
  {
    slug: 'globex',
    name: 'Globex Logistics',
    kind: 'client',
    plan: 'basic',
    parent: 'northwind',
    primaryColor: '#8a5a00',
    joining: 'closed',
    people: people('Henrik Scorpio', 'Fatima Zahra', 'Oliver Brown', 'Anna Kowalska', 'Marco Bianchi'),
  },
  {
    slug: 'initech',
    name: 'Initech Software',
    kind: 'client',
    plan: 'basic',
    parent: 'contoso',
    primaryColor: '#3b5b73',
    joining: 'closed',
    people: people('Bill Lumberg', 'Priya Sharma', 'Michael Bolt', 'Samantha Lee', 'Peter Gibson'),
  },
];
