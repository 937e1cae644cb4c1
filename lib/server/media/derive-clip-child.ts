import type { Derived, GivenFrame } from './derive-clip.ts'
import { makeDerived } from './make-derived.ts'

const RSS_LIMIT_BYTES = 700_000_000
const WATCH_EVERY_MS = 50

process.once('disconnect', () => process.exit(1))
setInterval(() => {
  if (process.memoryUsage.rss() > RSS_LIMIT_BYTES) process.exit(1)
}, WATCH_EVERY_MS).unref()

const [, , path = '', given = '[]'] = process.argv
// Written by deriveClip.
const frames = JSON.parse(given) as GivenFrame[]
const answer: Derived = await makeDerived(path, frames).catch(() => ({ ok: false, reason: 'undecodable' }))
// Exits by itself instead of waiting for decoder threads.
process.send?.(answer, () => process.exit(0))
