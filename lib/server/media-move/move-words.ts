import type { Config } from '#lib/server/config'
import type { Moved } from './move-media.ts'

export type Place = 'disk' | 's3'

const STEP = 1000
const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const

/** `12.3 GB` */
export function inBytes(bytes: number): string {
  const power = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
  const value = bytes / STEP ** power
  return `${value.toFixed(power === 0 || value >= 100 ? 0 : 1)} ${UNITS[power]}`
}

const are = (count: number) => (count === 1 ? 'is' : 'are')
const files = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'file' : 'files'}`

/** Where a store is, as a person knows it. */
export function placeInWords(
  { mediaStore: { s3 }, paths }: Pick<Config, 'mediaStore' | 'paths'>,
  place: Place,
): string {
  return place === 'disk' ? `the folder ${paths.media}` : `the bucket ${s3?.bucket} at ${s3?.endpoint}`
}

/** How far it is. @param ms since it began */
export function progressInWords({ of, there, copied }: Moved, ms: number): string {
  const line = `${there.files.toLocaleString('en')} of ${files(of.files)} (${inBytes(there.bytes)} of ${inBytes(of.bytes)}) are there`
  const left = copied.bytes === 0 ? 0 : ((of.bytes - there.bytes) / copied.bytes) * ms
  return left < 60_000 ? line : `${line}; about ${Math.ceil(left / 60_000)} min left`
}

/** What was done, and what there is to do now. */
export function outcomeInWords(moved: Moved, config: Pick<Config, 'mediaStore' | 'paths'>, to: Place): string[] {
  const { there, copied, removed, damaged } = moved
  const from = to === 'disk' ? 's3' : 'disk'
  const lines = [
    `${files(there.files)} (${inBytes(there.bytes)}) ${are(there.files)} in ${placeInWords(config, to)}, each read back and compared by its SHA-256; ${files(copied.files)} came now.`,
  ]
  if (damaged.length > 0)
    lines.push(
      `${files(damaged.length)} in ${placeInWords(config, from)} ${are(damaged.length)} not what the name says, and left out:`,
      ...damaged,
    )
  if (config.mediaStore.use !== to)
    lines.push(
      `Inbetween still uses ${placeInWords(config, from)}. Now set MEDIA_STORE=${to}, restart it, and run this once more for what was stored until then.`,
    )
  else if (removed > 0) lines.push(`Removed from ${placeInWords(config, from)}: ${files(removed)}.`)
  else
    lines.push(
      `Inbetween uses this store. With --remove what is in it is taken away from ${placeInWords(config, from)}, where nobody needs it any more.`,
    )
  return lines
}
