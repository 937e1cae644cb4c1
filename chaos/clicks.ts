import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import type { Recipe } from '#lib/domain/recipe/recipe'
import { generations } from '#lib/server/db/schema'
import { acceptImage } from '#lib/server/images/accept-image'
import { normaliseImage } from '#lib/server/media/normalise-image'
import type { Bench } from './bench.ts'
import type { Random } from './random.ts'

/** Generations under way at most: a storm is to meet work at every stage, not a queue of thousands. */
const UNDER_WAY_MAX = 60
const PEOPLE = 6
const STILLS = 60
/** How many clicks are double, and how many have a picture, of each hundred. */
const DOUBLE = 10
const WITH_STILL = 15

export type Clicked = { clicks: number; presses: number }

/** Puts pictures into the library, each of which has to be uploaded to the provider once. */
export async function makeStills(bench: Bench): Promise<string[]> {
  const made: string[] = []
  for (let index = 0; index < STILLS; index += 1) {
    const background = { r: index * 4, g: 90, b: 160 }
    const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background } })
      .png()
      .toBuffer()
    const taken = await acceptImage({ db: bench.db, media: bench.media, normalise: normaliseImage }, bytes)
    if (!taken.ok) throw new Error(taken.problem)
    made.push(taken.value.sha256)
  }
  return made
}

/**
 * People who press Generate: some twice at once, and each again with the same click key until there is an answer, as the form does
 * after a lost one. Ends after so many clicks, or when the signal says stop.
 */
export async function click(
  bench: Bench,
  random: Random,
  { stills, target, stop }: { stills: readonly string[]; target: number; stop: AbortSignal },
): Promise<Clicked> {
  const done: Clicked = { clicks: 0, presses: 0 }
  let begun = 0

  async function press(key: string, images: Recipe['images']): Promise<boolean> {
    done.presses += 1
    return bench.submit(`storm ${key}`, key, images).then(
      () => true,
      () => false,
    )
  }

  async function person(): Promise<void> {
    while (begun < target && !stop.aborted) {
      begun += 1
      const key = uuidFrom(random)
      const still = stills[random.between(0, stills.length - 1)] ?? ''
      const images: Recipe['images'] =
        random.between(1, 100) <= WITH_STILL ? [{ role: 'reference', sha256: still }] : []
      const double = random.between(1, 100) <= DOUBLE
      let answered = false
      while (!answered) {
        const presses = await Promise.all(double ? [press(key, images), press(key, images)] : [press(key, images)])
        answered = presses.some(Boolean)
        if (!answered) await pause(300)
      }
      done.clicks += 1
      await pause(random.between(50, 400))
      while ((await underWay(bench)) > UNDER_WAY_MAX && !stop.aborted) await pause(500)
    }
  }

  await Promise.all(Array.from({ length: PEOPLE }, person))
  return done
}

async function underWay({ db }: Bench): Promise<number> {
  return db.$count(generations, sql`state in ('queued', 'submitting', 'running', 'saving')`).catch(() => 0)
}

/** A click key of the seed's. */
function uuidFrom(random: Random): string {
  const hex = Array.from({ length: 32 }, () => random.between(0, 15).toString(16)).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`
}
