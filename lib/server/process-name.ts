import { hostname } from 'node:os'

/** The name of this process among all on the database: role, host, process id and the Unix ms of its start. */
export function processName(role: string): string {
  const started = Math.round(Date.now() - process.uptime() * 1000)
  return [role, hostname().replaceAll(/\s/g, '-'), process.pid, started].join(' ')
}
