import { Counter, Gauge, type Registry } from 'prom-client';
import type { Pools } from './pools.ts';

/** Registers how full the pools are and how often transactions ran again; returns the counter of the latter. */
export function measurePool(registry: Registry, pools: Pools): Counter<'reason'> {
  const connections = new Gauge({
    name: 'atrium_db_connections',
    help: 'Connections by login and state, and transactions that wait for one.',
    labelNames: ['login', 'state'],
    registers: [registry],
    collect() {
      for (const [login, pool] of pools.opened()) {
        const state = pool.state();
        connections.set({ login, state: 'busy' }, state.acquiredConnections);
        connections.set({ login, state: 'idle' }, state.idleConnections);
        connections.set({ login, state: 'opening' }, state.pendingConnections);
        connections.set({ login, state: 'waiting' }, state.waitingClients);
      }
    },
  });
  return new Counter({
    name: 'atrium_db_transactions_retried_total',
    help: 'Transactions that ran again, by reason.',
    labelNames: ['reason'],
    registers: [registry],
  });
}
