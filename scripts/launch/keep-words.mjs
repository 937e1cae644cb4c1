import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * Puts the words of each language among the files whose names change with their content, from where Next wrote what `/api/words/[locale]` answers:
 * so they are compressed once, and kept by browsers for ever. `wordsAddress` (app/words.ts) reckons the same names.
 * @param {string} project folder of the project, with the build in it
 */
export async function keepWords(project) {
  const from = path.join(project, '.next', 'server', 'app', 'api', 'words')
  const to = path.join(project, '.next', 'static', 'words')
  await mkdir(to, { recursive: true })
  const names = (await readdir(from)).filter((name) => name.endsWith('.body'))
  await Promise.all(
    names.map(async (name) => {
      const words = await readFile(path.join(from, name))
      const hash = createHash('sha256').update(words).digest('hex')
      await writeFile(path.join(to, `${path.basename(name, '.body')}-${hash}.json`), words)
    }),
  )
}
