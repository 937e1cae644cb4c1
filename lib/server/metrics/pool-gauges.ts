import { Gauge, type Registry } from 'prom-client'

export type PoolState = { open: number; idle: number; waiting: number }

/** Registers how this process stands with its connections to the database. */
export function registerPool(registry: Registry, state: () => PoolState): void {
  const registers = [registry]
  new Gauge({
    name: 'inbetween_database_connections',
    help: 'Connections of this process to the database, by whether they are in use',
    labelNames: ['use'],
    registers,
    collect() {
      const { open, idle } = state()
      this.set({ use: 'busy' }, open - idle)
      this.set({ use: 'idle' }, idle)
    },
  })
  new Gauge({
    name: 'inbetween_database_waiting',
    help: 'Queries of this process that wait for a connection',
    registers,
    collect() {
      this.set(state().waiting)
    },
  })
}
