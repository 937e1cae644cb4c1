import type { QueryClient } from '@tanstack/react-query'
import type { GenerationStatus } from '#lib/domain/generation/generation'
import { askedOf } from './asked-of.ts'
import { settleNarrowed } from './settle-narrowed.ts'
import { wallQuery } from './wall-query.ts'

/** What is new is looked for so soon, in ms: several things that happen at once are one look. */
const SOON_MS = 250
/** A look that had no answer is repeated so much later, in ms. */
const RETRY_MS = 4_000

type Watch = {
  /** What was last heard of each generation, as far as it decides whether it hangs there. */
  heard: Map<string, string>
  /** Of which wall: one that was read anew may know of things that were never heard of here. */
  begun: object | undefined
  /** Ids to ask for. */
  pending: Set<string>
  /** When they are, in Unix ms: never before there are some, and long since while an answer comes. */
  due: number
  timer: ReturnType<typeof setTimeout> | undefined
}
const watches = new WeakMap<QueryClient, Map<string, Watch>>()

/**
 * Takes in for a narrowed wall that generations changed. Only the server knows whether they belong there now, so it is asked for the days since
 * the oldest of them. What is new comes at once; what no longer belongs stays a little, and never leaves from under the pointer.
 */
export function narrowedNews(client: QueryClient, filter: string, changes: readonly GenerationStatus[]): void {
  const watch = watchOf(client, filter)
  const begun = client.getQueryData(wallQuery(filter).queryKey)?.begun
  if (watch.begun !== begun) watch.heard.clear()
  watch.begun = begun
  const asked = askedOf(filter)
  for (const status of changes) {
    const heard = asked(status)
    if (watch.heard.get(status.id) === heard) continue
    watch.heard.set(status.id, heard)
    watch.pending.add(status.id)
  }
  if (watch.pending.size > 0) lookIn(client, filter, watch, SOON_MS)
}

function watchOf(client: QueryClient, filter: string): Watch {
  const ofClient = watches.get(client) ?? new Map<string, Watch>()
  const watch = ofClient.get(filter) ?? {
    heard: new Map(),
    begun: undefined,
    pending: new Set(),
    due: Number.POSITIVE_INFINITY,
    timer: undefined,
  }
  watches.set(client, ofClient.set(filter, watch))
  return watch
}

function lookIn(client: QueryClient, filter: string, watch: Watch, ms: number): void {
  const due = Date.now() + ms
  if (watch.due <= due) return
  clearTimeout(watch.timer)
  watch.due = due
  watch.timer = setTimeout(() => void look(client, filter, watch), ms)
}

async function look(client: QueryClient, filter: string, watch: Watch): Promise<void> {
  const asked = [...watch.pending]
  watch.pending.clear()
  // Without an answer later; soon where the wall became another while it came.
  let ms = RETRY_MS
  let done = false
  try {
    done = await settleNarrowed(client, filter, asked)
    ms = SOON_MS
  } catch {}
  if (!done) for (const id of asked) watch.pending.add(id)
  watch.due = Number.POSITIVE_INFINITY
  if (watch.pending.size > 0) lookIn(client, filter, watch, ms)
}
