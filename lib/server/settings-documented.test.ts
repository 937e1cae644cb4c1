import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { settingsSchema } from './settings.ts'

const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
const told = new Map(
  [...text.matchAll(/^#([A-Z][A-Z0-9_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
)

/** For tests alone: nobody who runs the app should want it. */
const UNTOLD = new Set(['CRASH_AT'])
/** Read by Node itself. */
const NOT_OURS = new Set(['TZ'])

it('tells of each setting in .env.example, and of none that does not exist', () => {
  const settings = Object.keys(settingsSchema.shape).filter((name) => !UNTOLD.has(name))
  expect([...told.keys()].filter((name) => !NOT_OURS.has(name)).sort()).toEqual(settings.sort())
})

it('shows the default where there is one, and otherwise something that can be set', () => {
  const defaults = settingsSchema.parse({})
  const shown = settingsSchema.parse(Object.fromEntries([...told].filter(([, value]) => value !== '')))
  const withDefault = Object.entries(defaults).filter(([, value]) => value !== undefined)
  expect(shown).toMatchObject(Object.fromEntries(withDefault))
})
