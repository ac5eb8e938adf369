import { Client } from 'pg';
import { runMigrations } from 'bullmq';
import { jobSchema } from './queue.ts';

/**
 * Brings BullMQ's tables on PostgreSQL up to the installed release and lets the API's role use, not own, them.
 * `adminUrl` may create a schema. Safe when several processes run it at once (BullMQ takes an advisory lock).
 */
export async function migrateJobs(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await runMigrations(client, jobSchema);
    await client.query(`
      grant usage on schema ${jobSchema} to atrium_app;
      grant select, insert, update, delete on all tables in schema ${jobSchema} to atrium_app;
      grant usage, select on all sequences in schema ${jobSchema} to atrium_app;
      grant execute on all functions in schema ${jobSchema} to atrium_app;`);
  } finally {
    await client.end();
  }
}
