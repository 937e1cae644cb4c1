import { setTimeout as pause } from 'node:timers/promises'

/** One life of a process. */
export type Life = { pid: number; up: Promise<unknown>; exited: Promise<unknown>; kill(signal: NodeJS.Signals): void }

export type Victim = {
  name: string
  kills: number
  /** Whether it does its work just now. */
  isUp(): boolean
  /** Of its present life; 0 while it has none. */
  pid(): number
  /** kill -9. Nothing happens while it is not there. */
  kill(): void
  /** Ends it for good. */
  end(): Promise<void>
}

/** The supervisor's first pause. Its growing ones, and its giving up after five deaths at once, are no part of a storm that never lets up. */
const RESTART_AFTER_MS = 250

/** Starts a process again whenever it has died, as the supervisor would. */
export function keepAlive(name: string, start: () => Promise<Life>): Victim {
  let life: Life | undefined
  let up = false
  let ending = false
  const done = live()

  async function live(): Promise<void> {
    while (!ending) {
      const mine = await start().catch(() => undefined)
      life = mine
      mine?.up.then(() => {
        if (life === mine) up = true
      })
      if (ending) mine?.kill('SIGKILL')
      await mine?.exited
      life = undefined
      up = false
      if (!ending) await pause(RESTART_AFTER_MS)
    }
  }

  return {
    name,
    kills: 0,
    isUp: () => up,
    pid: () => life?.pid ?? 0,
    kill() {
      if (!life) return
      this.kills += 1
      up = false
      life.kill('SIGKILL')
    },
    async end() {
      ending = true
      life?.kill('SIGKILL')
      await done
    },
  }
}
