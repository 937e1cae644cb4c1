import type { Derived } from './derive-clip.ts'
import { makeDerived } from './make-derived.ts'

const RSS_LIMIT_BYTES = 700_000_000
const WATCH_EVERY_MS = 50

process.once('disconnect', () => process.exit(1))
setInterval(() => {
  if (process.memoryUsage.rss() > RSS_LIMIT_BYTES) process.exit(1)
}, WATCH_EVERY_MS).unref()

const [, , path = ''] = process.argv
const answer: Derived = await makeDerived(path).catch(() => ({ ok: false, reason: 'undecodable' }))
// Exits by itself instead of waiting for decoder threads.
process.send?.(answer, () => process.exit(0))
