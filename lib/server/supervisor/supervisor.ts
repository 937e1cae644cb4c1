import { setTimeout as sleep } from 'node:timers/promises'
import type { Checked } from '#lib/server/checked'
import { afterDeath } from './restart-policy.ts'
import type { Running, Service } from './service.ts'

export type Supervisor = {
  /** Starts a service and keeps it running. Resolves when it is ready for the first time, or with the reason why it never will be. */
  run(service: Service): Promise<Checked>
  /** Settles with a sentence as soon as a service cannot be kept running. */
  gaveUp: Promise<string>
  /** Ends a service and starts it anew, without counting that as a death. */
  restart(name: string): void
  /** Ends all, the one started last first, each only when the one before is gone. */
  stop(): Promise<void>
  /** Ends all at once. */
  kill(): void
}

type Kept = { service: Service; running?: Running; restarting: boolean; done: Promise<void> }

/** How long a service may take to end in order. */
const GRACE_MS = 10_000
/** Until a service that is spared is tried again. */
const SPARED_PAUSE_MS = 60_000

/**
 * Watches over services.
 * @param say gets one line, for a person, whenever a service ends by itself
 * @param pause waits before a service is started again; cut short by the signal
 */
export function createSupervisor(say: (line: string) => void, pause = pauseFor): Supervisor {
  const kept: Kept[] = []
  const stopping = new AbortController()
  const gaveUp = Promise.withResolvers<string>()

  async function keep(entry: Kept, onReady: () => void): Promise<void> {
    const { name } = entry.service
    let quickDeaths = 0
    while (!stopping.signal.aborted) {
      const startedAt = Date.now()
      const end = await live(entry, onReady)
      if (stopping.signal.aborted || end === undefined) return
      if (entry.restarting) {
        entry.restarting = false
        continue
      }
      const decision = afterDeath(quickDeaths, Date.now() - startedAt)
      if (!decision.restart) {
        const sentence = `${name} ends each time right after its start: ${end}`
        if (!(await isSpared(entry.service))) return gaveUp.resolve(sentence)
        say(`${sentence}. Nobody needs it now; starting it again in ${SPARED_PAUSE_MS / 1000} s.`)
        onReady()
        await pause(SPARED_PAUSE_MS, stopping.signal)
        continue
      }
      say(`${name} ended (${end}); starting it again in ${decision.pauseMs / 1000} s.`)
      quickDeaths = decision.quickDeaths
      await pause(decision.pauseMs, stopping.signal)
    }
  }

  /** One life of a service, from start to end; undefined when it cannot live at all. */
  async function live(entry: Kept, onReady: () => void): Promise<string | undefined> {
    try {
      const started = await entry.service.start()
      if (!started.ok) {
        gaveUp.resolve(started.sentence)
        return undefined
      }
      const { running } = started
      entry.running = running
      running.ready.then(onReady)
      if (stopping.signal.aborted) running.stop()
      return await running.exited
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    } finally {
      delete entry.running
    }
  }

  async function end(entry: Kept): Promise<void> {
    entry.running?.stop()
    const grace = setTimeout(() => entry.running?.kill(), GRACE_MS)
    await entry.done
    clearTimeout(grace)
  }

  return {
    gaveUp: gaveUp.promise,
    run(service) {
      const ready = Promise.withResolvers<Checked>()
      const entry: Kept = { service, restarting: false, done: Promise.resolve() }
      entry.done = keep(entry, () => ready.resolve({ ok: true }))
      kept.push(entry)
      return Promise.race([ready.promise, gaveUp.promise.then((sentence): Checked => ({ ok: false, sentence }))])
    },
    restart(name) {
      const entry = kept.find((one) => one.service.name === name)
      if (!entry?.running) return
      entry.restarting = true
      entry.running.stop()
    },
    async stop() {
      stopping.abort()
      for (const entry of kept.toReversed()) await end(entry)
    },
    kill() {
      for (const entry of kept) entry.running?.kill()
    },
  }
}

/** What cannot be told now, as while the database is away, is no reason to end everything. */
async function isSpared({ isSpared: ask }: Service): Promise<boolean> {
  return ask ? ask().catch(() => true) : false
}

async function pauseFor(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {})
}
