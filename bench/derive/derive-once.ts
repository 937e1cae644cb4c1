import { makeDerived } from '#lib/server/media/make-derived'
import type { Cost } from './cost.ts'

/** What the worker's child does to one clip, and what the whole process took for it, its start included. */
const derived = await makeDerived(process.argv[2] ?? '')
if (!derived.ok) throw new Error(derived.reason)
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const cost: Cost = {
  cpuMs: (userCPUTime + systemCPUTime) / 1000,
  peakMb: maxRSS / 1024,
  posterKb: derived.poster.bytes.byteLength / 1000,
  spriteKb: derived.sprite.bytes.byteLength / 1000,
}
process.send?.(cost, () => process.exit(0))
