import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** To V8 (https://v8.dev/blog/explicit-compile-hints): compile all functions of this file while it comes. To others a comment. */
const HINT = '//# allFunctionsCalledOnLoad\n'

/**
 * Marks the scripts that pages bring with them, not those that come on demand. Most of their functions run at once: they are compiled beside the page's
 * own work and not one by one in the middle of it, which was a quarter of the work of scripts until a wall was alive (docs/decisions, 2026-11-29).
 * @param {string} project folder of the project, with the build in it
 */
export async function hintScripts(project) {
  const stats = path.join(project, '.next', 'diagnostics', 'route-bundle-stats.json')
  /** @type {{ firstLoadChunkPaths: string[] }[]} */
  const routes = JSON.parse(await readFile(stats, 'utf8'))
  const scripts = new Set(routes.flatMap((route) => route.firstLoadChunkPaths))
  await Promise.all(
    [...scripts].map(async (script) => {
      const file = path.join(project, script)
      await writeFile(file, HINT + (await readFile(file, 'utf8')))
    }),
  )
}
