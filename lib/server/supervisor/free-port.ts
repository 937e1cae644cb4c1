import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Checked } from '#lib/server/checked'

/**
 * Whether we could listen there.
 * @param setting the setting that chooses the port, for the sentence
 * @param patienceMs how long to wait for it to become free
 */
export async function checkPortFree(setting: string, host: string, port: number, patienceMs: number): Promise<Checked> {
  const until = Date.now() + patienceMs
  for (;;) {
    const code = await tryToListen(host, port)
    if (code === undefined) return { ok: true }
    if (code !== 'EADDRINUSE' || Date.now() >= until)
      return { ok: false, sentence: complaint(setting, host, port, code) }
    await sleep(100)
  }
}

function complaint(setting: string, host: string, port: number, code: string): string {
  const reason = code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${code})`
  return `Port ${port} on ${host} ${reason}: choose another one, for instance ${setting}=${port < 65_000 ? port + 10 : port - 10} npm start.`
}

function tryToListen(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}
