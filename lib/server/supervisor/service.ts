import type { Checked } from '#lib/server/checked'

/** One running thing: a child process, or a database that an earlier start left behind. */
export type Running = {
  /** Settles when it does its work; rejects never, stays open when it ends before. */
  ready: Promise<void>
  /** Settles with the reason, in words, when it has ended. */
  exited: Promise<string>
  /** Asks it to end in order. */
  stop(): void
  /** Ends it at once. */
  kill(): void
}

/**
 * Something that the supervisor can start, any number of times. A sentence instead means that trying again is of no use.
 * @property isSpared asked when it dies at once again and again: whether all else does well without it just now. It is then started again after
 * longer pauses, where otherwise everything ends with it
 */
export type Service = {
  name: string
  start(): Promise<Checked<{ running: Running }>>
  isSpared?(): Promise<boolean>
}
