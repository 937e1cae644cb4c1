import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { seedWall } from '#e2e/testing/seed-wall'
import { placeOf } from '#lib/domain/wall/place'
import { filterText, parseFilter } from '#lib/domain/wall/wall-filter'
import { type Database, openDatabase } from '#lib/server/db/database'
import { databaseLocation } from '#lib/server/db/embedded/location'
import { startEmbeddedPostgres } from '#lib/server/db/embedded-postgres'
import { migrate } from '#lib/server/db/migrate'
import { listFromPlace } from '#lib/server/generations/wall/list-from-place'
import { readWallDays } from '#lib/server/generations/wall/wall-days'
import type { Bench } from './bench.ts'

const CLIPS = 1_000_000
const ROUNDS = 7
const GOALS = { pageMs: 15 }
/** From most of the wall to a single clip. */
const FILTERS = [
  'audio=off',
  'mode=pro',
  'mode=pro&length=10&audio=on',
  'q=fox',
  'q=雨',
  'q=茶园&mode=pro',
  'q=fox+77',
  'q=777777',
]

/** What a narrowed wall of a million asks the server for: its days once, and pages from the middle of what is left. */
export const find: Bench = {
  name: 'find',
  title: 'A narrowed wall',
  async run() {
    const looks = await withWall((db) => inTurn(FILTERS, (query) => lookAt(db, query)))
    return {
      about: `A wall of ${CLIPS.toLocaleString('en')} clips in PostgreSQL. Counts of all days, and a page of 24 from the middle of what is left, as the app asks for them and with all that it reads for the cards; the middle of ${ROUNDS}.`,
      columns: ['narrowed to', 'left', 'days', 'counts ms', 'page ms'],
      rows: looks.map(({ filter, left, days, countsMs, pageMs }) => [
        `\`${decodeURIComponent(filter)}\``,
        left.toLocaleString('en'),
        String(days),
        countsMs.toFixed(0),
        pageMs.toFixed(1),
      ]),
      goals: [
        {
          text: `every page within ${GOALS.pageMs} ms`,
          met: looks.every(({ pageMs }) => pageMs <= GOALS.pageMs),
        },
      ],
    }
  },
}

async function withWall<T>(run: (db: Database) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'inbetween-find-'))
  const found = databaseLocation(path.join(folder, 'postgres'))
  if (!found.ok) throw new Error(found.sentence)
  const started = await startEmbeddedPostgres(found.location)
  if (!started.ok) throw new Error(started.sentence)
  const { db, close } = openDatabase(found.location.url, 2, () => {})
  try {
    await migrate(found.location.url)
    await seedWall(folder, CLIPS)
    return await run(db)
  } finally {
    await close()
    started.server.stop()
    await started.server.exited
    rmSync(folder, { recursive: true })
  }
}

async function lookAt(db: Database, query: string) {
  const filter = parseFilter(new URLSearchParams(query))
  const { days } = await readWallDays(db, { filter })
  const left = days.reduce((sum, [, count]) => sum + count, 0)
  const middle = Math.floor(left / 2)
  const place = placeOf(days, middle)
  const until = placeOf(days, Math.max(0, middle - 23))?.day
  return {
    filter: filterText(filter),
    left,
    days: days.length,
    countsMs: await middleOf(() => readWallDays(db, { filter })),
    pageMs: place ? await middleOf(() => listFromPlace(db, place, { filter, until, limit: 24 })) : Number.NaN,
  }
}

async function middleOf(run: () => Promise<unknown>): Promise<number> {
  const times = await inTurn(Array.from({ length: ROUNDS }), async () => {
    const begun = performance.now()
    await run()
    return performance.now() - begun
  })
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

async function inTurn<T, U>(items: readonly T[], run: (item: T) => Promise<U>): Promise<U[]> {
  const done: U[] = []
  for (const item of items) done.push(await run(item))
  return done
}
