import { afterAll, beforeAll, expect, it } from 'vitest'
import { generations } from '#lib/server/db/schema'
import { promptHistory } from './prompt-history.ts'
import { openPlainDatabase, plainRow } from './testing/plain-rows.ts'

const PROMPTS = ['A red Fox', '一只红色的狐狸', 'a red fox', '100% wool', '1000 wool', 'A red Fox', 'ÉTÉ in Paris']

let database: Awaited<ReturnType<typeof openPlainDatabase>>
beforeAll(async () => {
  database = await openPlainDatabase()
  for (const [minute, prompt] of PROMPTS.entries())
    await database.db.insert(generations).values(plainRow({ prompt, createdAt: new Date(minute * 60_000) }))
})
afterAll(() => database.close())

const found = async (search: string) => (await promptHistory(database.db, search)).prompts.map((past) => past.prompt)

it('has each prompt once, the last used first, with how often it was used', async () => {
  expect(await promptHistory(database.db, '')).toEqual({
    prompts: [
      { prompt: 'ÉTÉ in Paris', usedAt: 6 * 60_000, uses: 1 },
      { prompt: 'A red Fox', usedAt: 5 * 60_000, uses: 2 },
      { prompt: '1000 wool', usedAt: 4 * 60_000, uses: 1 },
      { prompt: '100% wool', usedAt: 3 * 60_000, uses: 1 },
      { prompt: 'a red fox', usedAt: 2 * 60_000, uses: 1 },
      { prompt: '一只红色的狐狸', usedAt: 60_000, uses: 1 },
    ],
    more: false,
    lookedAt: 5000,
  })
})

it.each([
  ['RED', ['A red Fox', 'a red fox']],
  ['été', ['ÉTÉ in Paris']],
  ['红色', ['一只红色的狐狸']],
  ['100%', ['100% wool']],
  ['_', []],
  ["'; drop table generations; --", []],
])('finds %j by any part, in any case, taken literally', async (search, prompts) => {
  expect(await found(search)).toEqual(prompts)
})

it('says when there is more than it lists', async () => {
  const history = await promptHistory(database.db, '', { listed: 2 })
  expect(history.prompts.map((past) => past.prompt)).toEqual(['ÉTÉ in Paris', 'A red Fox'])
  expect(history.more).toBe(true)
})

it('looks at the newest generations only, and says so', async () => {
  const history = await promptHistory(database.db, 'wool', { lookedAt: 3 })
  expect(history).toMatchObject({ prompts: [{ prompt: '1000 wool' }], more: true })
})
