import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ACTIONS, OPEN_PAGES, PAGES, ROUTES } from '#lib/domain/team/access'

/** Who sends a webhook is known by its signature alone. */
const SIGNED = ['/api/webhooks/toapis']

const sourceOf = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')
const filesOf = (pattern: string) => globSync(pattern, { cwd: import.meta.dirname })
/** What an address begins with: a folder in brackets is none of it. */
const folderOf = (file: string) => `/${path.dirname(file)}`.replace(/\/\(\w+\)/, '').replace(/^(\/\.)?$/, '/')
const asCamel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

it('names every server action, and each asks by its own name', () => {
  const actions = filesOf('actions/*.ts').filter((file) => sourceOf(file).startsWith("'use server'"))
  expect(actions.map((file) => asCamel(path.basename(file, '.ts'))).sort()).toEqual(Object.keys(ACTIONS).sort())
  for (const file of actions) expect(sourceOf(file)).toContain(`runAction('${asCamel(path.basename(file, '.ts'))}'`)
})

it('names every route handler, and each asks by its own path', () => {
  const routes = filesOf('**/route.ts').map(folderOf)
  expect(routes.sort()).toEqual([...Object.keys(ROUTES), ...SIGNED].sort())
  for (const route of Object.keys(ROUTES)) expect(sourceOf(`.${route}/route.ts`)).toContain(`guarded('${route}',`)
})

it('names every page, and each asks by its own path', () => {
  const files = new Map(filesOf('**/page.tsx').map((file) => [folderOf(file), file]))
  expect([...files.keys()].sort()).toEqual([...Object.keys(PAGES), ...OPEN_PAGES].sort())
  for (const page of Object.keys(PAGES)) expect(sourceOf(files.get(page) ?? '')).toContain(`pageActor('${page}')`)
})
