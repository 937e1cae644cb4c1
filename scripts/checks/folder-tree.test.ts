import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '..', '..')
const [, afterHeading = ''] = readFileSync(path.join(root, 'docs', 'architecture.md'), 'utf8').split('\n## Folders\n')
const [, tree = ''] = afterHeading.split('```')

/** What the tree says of a folder: the line that begins with it and those below that are further in. */
function partOf(folder: string): string {
  const [, after = ''] = `\n${tree}`.split(`\n${folder}/`)
  return after.split(/\n(?=\S)/)[0] ?? ''
}

const foldersNamed = (text: string) => new Set([...text.matchAll(/(?<![\w/])[a-z-]+(?=\/)/g)].map(([name]) => name))

function foldersIn(folder: string): string[] {
  const inside = readdirSync(path.join(root, folder), { withFileTypes: true })
  return inside.flatMap((one) => (one.isDirectory() && one.name !== 'testing' ? [one.name] : []))
}

it.each(['components', 'lib/client', 'lib/domain'])(
  'has each folder of %s in docs/architecture.md, and none that is gone',
  (folder) => {
    expect([...foldersNamed(partOf(folder))].sort()).toEqual(foldersIn(folder).sort())
  },
)

it('has those of lib/server and of its generations', () => {
  const folders = new Set([...foldersIn('lib/server'), ...foldersIn('lib/server/generations')])
  expect([...foldersNamed(partOf('lib/server'))].sort()).toEqual([...folders].sort())
})

it('has each process', () => {
  const files = readdirSync(path.join(root, 'processes')).filter((name) => !name.includes('.test.'))
  const named: readonly string[] = partOf('processes').match(/[a-z-]+/g) ?? []
  expect(files.map((name) => path.parse(name).name).filter((name) => !named.includes(name))).toEqual([])
})
