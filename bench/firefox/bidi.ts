import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

const NAMES = ['firefox', 'firefox-esr']

export type Firefox = {
  /** Opens an address in the one window, and waits until it is loaded. */
  open(url: string): Promise<void>
  /** Runs an expression in the page, awaits it, and answers what it says as JSON. */
  evaluate<T>(expression: string): Promise<T>
  close(): Promise<void>
}

/**
 * The machine's own Firefox without a window, driven over WebDriver BiDi: Playwright drives only a Firefox of its own making.
 * @throws where none is installed, with what to do
 */
export async function openFirefox({ width, height }: { width: number; height: number }): Promise<Firefox> {
  const profile = mkdtempSync(path.join(tmpdir(), 'inbetween-firefox-'))
  const { child, address } = await start(profile, [`--width=${width}`, `--height=${height}`])
  const socket = new WebSocket(`${address}/session`)
  await once(socket, 'open')
  const send = commandsOver(socket)
  await send('session.new', { capabilities: {} })
  const { contexts } = await send<{ contexts: [{ context: string }] }>('browsingContext.getTree', {})
  const [{ context }] = contexts
  await send('browsingContext.setViewport', { context, viewport: { width, height } })
  return {
    open: (url) => send('browsingContext.navigate', { context, url, wait: 'complete' }),
    async evaluate(expression) {
      const { result } = await send<{ result: { value: string } }>('script.evaluate', {
        expression: `Promise.resolve(${expression}).then((value) => JSON.stringify(value ?? null))`,
        target: { context },
        awaitPromise: true,
      })
      return JSON.parse(result.value)
    },
    async close() {
      socket.close()
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

async function start(profile: string, size: string[]) {
  for (const name of NAMES) {
    const child = spawn(name, ['--headless', '--remote-debugging-port', '0', '--profile', profile, ...size], {
      env: { ...process.env, HOME: profile },
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    if (await Promise.race([once(child, 'spawn').then(() => false), once(child, 'error').then(() => true)])) continue
    for await (const line of createInterface({ input: child.stderr })) {
      const [, address] = /WebDriver BiDi listening on (ws:\S+)/.exec(line) ?? []
      if (address) return { child, address }
    }
    throw new Error(`${name} ended without saying where it can be reached.`)
  }
  throw new Error('No Firefox is installed here. On Debian: apt-get install firefox-esr')
}

function commandsOver(socket: WebSocket) {
  const waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>()
  socket.addEventListener('message', ({ data }) => {
    const { id, type, result, message } = JSON.parse(String(data))
    const asked = waiting.get(id)
    waiting.delete(id)
    if (type === 'error') asked?.reject(new Error(message))
    else asked?.resolve(result)
  })
  let last = 0
  return <T = void>(method: string, params: object): Promise<T> =>
    new Promise((resolve, reject) => {
      last += 1
      // The protocol says what each command answers.
      waiting.set(last, { resolve: resolve as (result: unknown) => void, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
}
