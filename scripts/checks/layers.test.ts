import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import * as z from 'zod'

const root = path.resolve(import.meta.dirname, '..', '..')
/** Without those of what tests are made of, which may reach anything. */
const foldersOf = (folder: string) =>
  readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((one) =>
    one.isDirectory() && one.name !== 'testing' ? [`${folder}/${one.name}`] : [],
  )
const reportSchema = z.object({
  diagnostics: z.array(z.object({ category: z.string(), location: z.object({ path: z.string() }) })),
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'inbetween-layers-'))
  copyFileSync(path.join(root, 'biome.json'), path.join(folder, 'biome.json'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Which of these arrows, each a folder and what a file there imports, Biome lets pass by the rules of biome.json. */
function passed(arrows: readonly (readonly [from: string, to: string])[]): string[] {
  arrows.forEach(([from, to], number) => {
    mkdirSync(path.join(folder, from), { recursive: true })
    writeFileSync(path.join(folder, from, `probe-${number}.ts`), `import '${to}'\n`)
  })
  const biome = path.join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome')
  const rule = '--only=style/noRestrictedImports'
  const args = ['lint', rule, '--vcs-enabled=false', '--reporter=json', '--max-diagnostics=none', '.']
  const { diagnostics } = reportSchema.parse(JSON.parse(reportOf(biome, args)))
  const refused = new Set(diagnostics.map(({ location }) => location.path))
  return arrows.flatMap(([from, to], number) => (refused.has(`${from}/probe-${number}.ts`) ? [] : [`${from} → ${to}`]))
}

/** What Biome says on its output, also where it ends with complaints. */
function reportOf(biome: string, args: readonly string[]): string {
  try {
    return execFileSync(process.execPath, [biome, ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    return z.object({ stdout: z.string() }).parse(error).stdout
  }
}

it('lets no folder of components reach the server, the sandbox or a page it does not belong to', () => {
  const folders = [...foldersOf('components'), 'components/tomorrow']
  const upwards = ['#lib/server/db/database', '#lib/server/services', '#sandbox/start-sandbox', '#app/access']
  const arrows = folders.flatMap((from) => [...upwards, '#components/tomorrow/page'].map((to) => [from, to] as const))
  expect(passed(arrows)).toEqual([])
})

it('lets no folder of the server reach what runs in a browser, and one that wraps a thing no other', () => {
  const folders = [...foldersOf('lib/server'), 'lib/server/tomorrow']
  const browser = ['#lib/client/use-now', '#components/ui/button', '#sandbox/start-sandbox', '#app/access']
  expect(passed(folders.flatMap((from) => browser.map((to) => [from, to] as const)))).toEqual([])
  const wrapping = ['db', 'storage', 'provider', 'jobs', 'media', 'journal', 'metrics', 'tracing', 'supervisor', 'auth']
  const one = [...wrapping, 'zip', 'tomorrow']
  const others = one.flatMap((from) =>
    ['#lib/server/services', '#lib/server/generations/view', ...one.map((to) => `#lib/server/${to}/it`)]
      .filter((to) => !to.startsWith(`#lib/server/${from}/`))
      .map((to) => [`lib/server/${from}`, to] as const),
  )
  expect(passed(others)).toEqual([])
})

it('lets the arrows pass that docs/architecture.md draws', () => {
  const arrows = [
    ['app/wall', '#components/wall/wall-view'],
    ['app/actions', '#lib/server/generations/submit-generation'],
    ['components/wall', '#lib/client/use-now'],
    ['components/wall', '#components/ui/button'],
    ['components/tomorrow', '#components/generation/generation-card'],
    ['components/studio/board', '#components/studio/studio'],
    ['lib/client/wall', '#lib/domain/limits'],
    ['lib/server/generations', '#lib/server/db/database'],
    ['lib/server/db', '#lib/server/checked'],
    ['sandbox/tasks', '#lib/domain/limits'],
  ] as const
  expect(passed(arrows)).toEqual(arrows.map(([from, to]) => `${from} → ${to}`))
  expect(passed(arrows.slice(6).map(([from]) => [from, '#components/ui/button'] as const))).toEqual([])
})
