import { vi } from 'vitest'

/** How long a test waits for what must come, in ms: vitest's own second is little on two cores that also run everybody else's tests. */
const PATIENCE_MS = 10_000

type Options = Parameters<typeof vi.waitFor>[1]
const patiently = (options: Options): Options =>
  typeof options === 'number' ? options : { timeout: PATIENCE_MS, ...options }

// Files that share one process run this each; what is wrapped twice waits no longer for it. Vitest has a setting for `expect.poll` alone.
const { waitFor, waitUntil } = vi
vi.waitFor = (callback, options) => waitFor(callback, patiently(options))
vi.waitUntil = (callback, options) => waitUntil(callback, patiently(options))
