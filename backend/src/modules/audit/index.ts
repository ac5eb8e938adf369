import { auditRepaired } from '../../kernel/audit/chain.ts';
import { defineModule } from '../../kernel/module.ts';
import { contract } from './contract.ts';
import { auditPolicy, readAudit } from './policy.ts';
import { auditHandlers } from './routes.ts';

export const audit = defineModule({
  name: 'audit',
  contract,
  permissions: [readAudit],
  abilities: { audit_entries: auditPolicy },
  events: [auditRepaired],
  create: () => ({ handlers: auditHandlers }),
});
