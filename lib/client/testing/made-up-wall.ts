import type { QueryClient } from '@tanstack/react-query'
import { vi } from 'vitest'
import { type FirstLook, startWall, wallQuery } from '#lib/client/wall/wall-query'
import type { GenerationView } from '#lib/domain/generation/generation'
import { countOf, rankAt } from '#lib/domain/wall/place'
import { madeUpGeneration } from './made-up-generation.ts'

/** Ids of each day's clips, the oldest of all first. */
export type MadeUpDays = [day: string, ids: string[]][]

/** A clip that was made on a day; of those of one moment the later letter is the newer. */
export function madeOn(day: string, id: string): GenerationView {
  return { ...madeUpGeneration(id), createdAt: Date.parse(`${day}T12:00Z`) }
}

const cardsOf = (days: MadeUpDays) => days.flatMap(([day, ids]) => ids.map((id) => madeOn(day, id)))
const countsOf = (days: MadeUpDays): [string, number][] =>
  days.flatMap(([day, ids]): [string, number][] => (ids.length === 0 ? [] : [[day, ids.length]])).reverse()

/**
 * A server with these clips, which a test may change, in the place of `fetch`: it answers for days, for pages behind none and for pages at a place.
 * @param afterDays called when the days have been read @returns what was asked, in order
 */
export function serveWall(
  days: MadeUpDays,
  { afterDays, today }: { afterDays?: () => void; today?: string } = {},
): string[] {
  const asked: string[] = []
  // Also of those that belong there no more.
  const dayOf = new Map(days.flatMap(([day, ids]) => ids.map((id) => [id, day] as const)))
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    const { pathname, searchParams } = new URL(address, 'http://a.test')
    const counts = countsOf(days)
    for (const [day, ids] of days) for (const id of ids) dayOf.set(id, day)
    if (pathname.endsWith('/days')) {
      const of = searchParams.getAll('of').flatMap((id) => dayOf.get(id) ?? [])
      const since = of.sort()[0] ?? searchParams.get('since')
      afterDays?.()
      return Response.json({
        ...AT,
        days: counts.filter(([day]) => day >= (since ?? '')),
        since,
        ...(today && { today }),
      })
    }
    const newest = cardsOf(days).reverse()
    const [day = '', nth] = searchParams.get('at')?.split('.') ?? []
    const top = day === '' ? newest.length - 1 : rankAt(counts, { day, nth: Number(nth) })
    const from = newest.length - 1 - top
    const generations = newest.slice(from, from + Number(searchParams.get('limit') ?? 24))
    return Response.json({ generations, nextCursor: null, rev: '9' })
  })
  return asked
}

const AT = { today: '2026-11-28', timeZone: 'UTC', rev: '9' }

/** What a page of the wall begins with when all of these clips come with it. */
export function lookAt(days: MadeUpDays, filter = ''): FirstLook {
  const counts = countsOf(days)
  const page = { generations: cardsOf(days).reverse(), nextCursor: null, rev: '1' }
  return { days: { ...AT, since: null, days: counts }, page, top: countOf(counts) - 1, first: 12, filter }
}

/** Puts a wall into the cache of which all of these clips are known. */
export function knowWall(client: QueryClient, days: MadeUpDays, filter = ''): void {
  client.setQueryData(wallQuery(filter).queryKey, startWall(lookAt(days, filter)))
}

/** The ids of a wall's clips from its newest on, `·` for one that is not known: all of them, without what no day counts. */
export function countedOn(client: QueryClient, filter = ''): string {
  const wall = client.getQueryData(wallQuery(filter).queryKey)
  const days = wall?.days ?? []
  const ranks = Array.from({ length: countOf(days) }, (_, rank) => rank).reverse()
  return ranks.map((rank) => wall?.cards.get(rank)?.id ?? '·').join('')
}
