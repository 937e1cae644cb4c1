import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ACTIONS, OPEN_ACTIONS, OPEN_PAGES, OPEN_ROUTES, PAGES, ROUTES } from '#lib/domain/team/access'

const sourceOf = (file: string) => readFileSync(path.join(import.meta.dirname, file), 'utf8')
const filesOf = (pattern: string) => globSync(pattern, { cwd: import.meta.dirname })
/** What an address begins with: a folder in brackets is none of it. */
const folderOf = (file: string) => `/${path.dirname(file)}`.replace(/\/\(\w+\)/, '').replace(/^(\/\.)?$/, '/')
const asCamel = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

it('names every server action, and each asks by its own name', () => {
  const actions = filesOf('actions/*.ts').filter((file) => sourceOf(file).startsWith("'use server'"))
  const nameOf = (file: string) => asCamel(path.basename(file, '.ts'))
  expect(actions.map(nameOf).sort()).toEqual([...Object.keys(ACTIONS), ...OPEN_ACTIONS].sort())
  for (const file of actions) {
    const asks = OPEN_ACTIONS.some((name) => name === nameOf(file)) ? 'runOpenAction' : 'runAction'
    expect(sourceOf(file)).toMatch(new RegExp(`${asks}\\(\\s*'${nameOf(file)}'`))
  }
  const changing = actions.filter((file) =>
    Object.entries(ACTIONS).some(([name, needs]) => name === nameOf(file) && needs === 'changeOwn'),
  )
  expect(changing).not.toEqual([])
  for (const file of [...changing, 'actions/mark-generations.ts'])
    expect(sourceOf(file)).toMatch(/ifTheirs\((services\.)?db, actor/)
})

it('names every route handler, and each asks by its own path', () => {
  const routes = filesOf('**/route.ts').map(folderOf)
  expect(routes.sort()).toEqual([...Object.keys(ROUTES), ...OPEN_ROUTES].sort())
  for (const route of Object.keys(ROUTES)) expect(sourceOf(`.${route}/route.ts`)).toContain(`guarded('${route}',`)
})

it('names every page, and each asks by its own path', () => {
  const files = new Map(filesOf('**/page.tsx').map((file) => [folderOf(file), file]))
  expect([...files.keys()].sort()).toEqual([...Object.keys(PAGES), ...OPEN_PAGES].sort())
  for (const page of Object.keys(PAGES)) expect(sourceOf(files.get(page) ?? '')).toContain(`pageActor('${page}')`)
})

it('is told of in docs/architecture.md, every name of it', () => {
  const told = sourceOf('../docs/architecture.md')
  const names = [ACTIONS, ROUTES, PAGES].flatMap((table) => Object.keys(table))
  const all = [...names, ...OPEN_ACTIONS, ...OPEN_ROUTES, ...OPEN_PAGES].filter((name) => name !== '/[...rest]')
  const isTold = (name: string) => new RegExp(`[\`\\s]${name.replace(/[[\]]/g, '\\$&')}[\`?\\s]`).test(told)
  expect(all.filter((name) => !isTold(name))).toEqual([])
})
