import { Counter, Gauge, type Registry } from 'prom-client';
import type { DatabasePool } from 'slonik';

/** How full the pool is, and how often transactions ran again; returns the counter of the latter. */
export function measurePool(registry: Registry, pool: DatabasePool): Counter<'reason'> {
  const connections = new Gauge({
    name: 'atrium_db_connections',
    help: 'Connections of the pool by state, and transactions that wait for one.',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const state = pool.state();
      connections.set({ state: 'busy' }, state.acquiredConnections);
      connections.set({ state: 'idle' }, state.idleConnections);
      connections.set({ state: 'opening' }, state.pendingConnections);
      connections.set({ state: 'waiting' }, state.waitingClients);
    },
  });
  return new Counter({
    name: 'atrium_db_transactions_retried_total',
    help: 'Transactions that ran again, by reason.',
    labelNames: ['reason'],
    registers: [registry],
  });
}
