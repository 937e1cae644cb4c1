import type { Changes, Pause } from '#lib/domain/generation/generation'
import type { AccountBalance } from '#lib/domain/money/balance'

/**
 * What is told about the feed. `live` means that the last request was answered, `signed_out` that it is answered to nobody until somebody signs
 * in; `resets` counts how often all had to be loaded anew.
 */
export type FeedState = {
  connection: 'connecting' | 'live' | 'reconnecting' | 'signed_out'
  /** Generations that are not settled, of everybody. */
  active: number
  /** Generations that are paid and not safely kept, of everybody; null before the first word. */
  atRisk: number | null
  pause: Pause | null
  /** Until when the provider asked for a pause; what is queued waits for that. */
  heldUntil: number | null
  balance: AccountBalance | null
  resets: number
}

/** Before the first word, and what a server draws. */
export const AT_FIRST: FeedState = {
  connection: 'connecting',
  active: 0,
  atRisk: null,
  pause: null,
  heldUntil: null,
  balance: null,
  resets: 0,
}

export type FeedPorts = {
  fetch: (url: string, init: RequestInit) => Promise<Response>
  /** Checks an answer's shape. */
  parse: (answer: unknown) => Changes | Promise<Changes>
  /** The revision to go on from, null while nothing is on the screen. */
  since: () => string | null
  /** Whether a card on the screen is still under way: the server may count a moment behind what this browser just submitted. */
  unsettled: () => boolean
  /** Takes what changed in. A failure counts like one of the request: the same changes are asked for again. */
  apply: (changes: Changes, since: string) => Promise<void>
  /** In [0, 1). */
  random: () => number
}

/** How much the page is followed: it is in sight; it is not, and what was submitted here is not done, which is to be told; or nobody waits. */
export type Watch = 'seen' | 'awaited' | 'nobody'

const TOLD = ['connection', 'active', 'atRisk', 'pause', 'heldUntil', 'balance', 'resets'] as const

/** Pauses in ms. The quick pace is for a card that is moving; jobs take minutes, so a quiet feed slows down soon, and out of sight at once. */
const PACE = {
  quick: 1000,
  step: 500,
  calm: 3000,
  outOfSight: 5000,
  firstRetry: 1000,
  lastRetry: 30_000,
  giveUp: 15_000,
} as const

/**
 * The browser's one request for everything that moves, whatever the number of jobs.
 * It asks while something is active, slower while nothing changes, slower still out of sight, and there only for what is awaited; at once on
 * return; and stops when all has settled, but for a heartbeat where one is wanted. Failed requests are repeated with growing pauses. Once the
 * session has ended it asks when it is woken, and not otherwise.
 */
export function createChangeFeed(ports: FeedPorts) {
  let state: FeedState = AT_FIRST
  let started = false
  let watch: Watch = 'seen'
  let quiet = 0
  let failures = 0
  let etag: { value: string; rev: string } | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | null = null
  let askAgain = false
  const listeners = new Set<() => void>()
  const heartbeats = new Set<{ ms: number }>()

  function tell(next: Partial<FeedState>) {
    const before = state
    state = { ...before, ...next }
    if (TOLD.every((key) => state[key] === before[key])) state = before
    else for (const listener of listeners) listener()
  }

  function schedule(delay: number | null) {
    clearTimeout(timer)
    if (delay === null || !started || watch === 'nobody') return
    timer = setTimeout(ask, watch === 'seen' ? delay : Math.max(delay, PACE.outOfSight))
  }

  const isSignedOut = () => state.connection === 'signed_out'

  function pause(): number | null {
    if (isSignedOut()) return null
    if (failures > 0) {
      const backOff = Math.min(PACE.lastRetry, PACE.firstRetry * 2 ** (failures - 1))
      return backOff * (0.75 + 0.25 * ports.random())
    }
    if (state.active > 0 || ports.unsettled()) return Math.min(PACE.calm, PACE.quick + quiet * PACE.step)
    return heartbeats.size === 0 ? null : Math.min(...[...heartbeats].map((heartbeat) => heartbeat.ms))
  }

  async function ask() {
    if (asking) {
      askAgain = true
      return
    }
    const since = ports.since()
    if (since === null) return schedule(PACE.quick)
    const request = new AbortController()
    asking = request
    askAgain = false
    const limit = setTimeout(() => request.abort(), PACE.giveUp)
    try {
      const connection = await take(since, await send(since, request.signal))
      if (asking !== request) return
      failures = 0
      tell({ connection })
    } catch {
      if (asking !== request) return
      failures++
      if (!isSignedOut()) tell({ connection: 'reconnecting' })
    } finally {
      clearTimeout(limit)
    }
    asking = null
    schedule(askAgain && failures === 0 ? 0 : pause())
  }

  function send(since: string, signal: AbortSignal) {
    const headers = etag?.rev === since ? { 'if-none-match': etag.value } : undefined
    const init = headers ? { signal, headers } : { signal }
    return ports.fetch(`/api/changes?since=${encodeURIComponent(since)}`, { ...init, cache: 'no-store' })
  }

  async function take(since: string, response: Response): Promise<FeedState['connection']> {
    if (response.status === 401) return 'signed_out'
    if (response.status === 304) {
      quiet++
      return 'live'
    }
    if (!response.ok) throw new Error(`changes answered ${response.status}`)
    const changes = await ports.parse(await response.json())
    await ports.apply(changes, since)
    const value = response.headers.get('etag')
    etag = value === null ? null : { value, rev: changes.rev }
    quiet = changes.changes.length > 0 || changes.reset ? 0 : quiet + 1
    const { active, atRisk, heldUntil } = changes
    // What is as before stays the same object, so that nothing is drawn again.
    const pause = isSame(changes.pause, state.pause) ? state.pause : changes.pause
    const balance = changes.balance?.knownAt === state.balance?.knownAt ? state.balance : changes.balance
    tell({ active, atRisk, pause, heldUntil, balance, resets: state.resets + (changes.reset ? 1 : 0) })
    return 'live'
  }

  function wake() {
    quiet = 0
    failures = 0
    if (asking) askAgain = true
    else schedule(0)
  }

  return {
    start() {
      started = true
      wake()
    },
    stop() {
      started = false
      clearTimeout(timer)
      asking?.abort()
      asking = null
    },
    /** Asks at once: after a submit of one's own, or when the network is back. */
    wake,
    setWatch(now: Watch) {
      if (now === watch) return
      watch = now
      if (watch === 'seen') wake()
      else if (!asking) schedule(pause())
    },
    /** Asks for a look every so many ms even when all has settled. @returns takes the wish back */
    keepAlive(ms: number): () => void {
      const heartbeat = { ms }
      heartbeats.add(heartbeat)
      if (!asking && failures === 0 && state.active === 0 && state.connection === 'live') schedule(pause())
      return () => heartbeats.delete(heartbeat)
    },
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: () => state,
  }
}

export type ChangeFeed = ReturnType<typeof createChangeFeed>

/** The same pause keeps its object, so that nobody is told of it twice. */
function isSame(a: Pause | null, b: Pause | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
