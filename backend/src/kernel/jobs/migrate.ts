import { Client } from 'pg';
import { runMigrations } from 'bullmq';
import { jobSchema } from './transport.ts';

/**
 * Brings BullMQ's tables on PostgreSQL up to the installed release and lets `atrium_jobs` use, not own, them; no other login
 * reaches the schema. `adminUrl` may create schemas. Safe when several processes run it at once (BullMQ takes an advisory
 * lock).
 */
export async function migrateJobs(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await runMigrations(client, jobSchema);
    await client.query(`
      revoke all on schema ${jobSchema} from public, atrium_app;
      revoke all on all tables in schema ${jobSchema} from public, atrium_app;
      revoke all on all sequences in schema ${jobSchema} from public, atrium_app;
      revoke all on all functions in schema ${jobSchema} from public, atrium_app;
      grant usage on schema ${jobSchema} to atrium_jobs;
      grant select, insert, update, delete on all tables in schema ${jobSchema} to atrium_jobs;
      grant usage, select on all sequences in schema ${jobSchema} to atrium_jobs;
      grant execute on all functions in schema ${jobSchema} to atrium_jobs;`);
  } finally {
    await client.end();
  }
}
