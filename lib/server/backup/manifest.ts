import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as z from 'zod'
import type { Checked } from '#lib/server/checked'
import { unlessGone } from './file-fact.ts'

const MANIFEST = 'manifest.json'

const manifestSchema = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** What makes files of a database of another kind useless: `18 linux-x64`. */
  database: z.string(),
  /** False: clips and images lie in a bucket, which is backed up by itself. */
  hasMedia: z.boolean(),
  files: z.array(
    z.object({
      // No path may lead out of the backup.
      path: z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\0][^\0]*$/),
      bytes: z.number(),
      sha256: z.string(),
    }),
  ),
  /** Folders that have to be there although nothing lies in them. */
  folders: z.array(z.string().regex(/^(?!.*(?:^|\/)\.\.?(?:\/|$))[^/\0][^\0]*$/)),
})
export type Manifest = z.infer<typeof manifestSchema>

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await writeFile(path.join(folder, MANIFEST), `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600, flush: true })
}

/** The list of what is in a backup, or a sentence that says why the folder is none. */
export async function readManifest(folder: string): Promise<Checked<{ manifest: Manifest }>> {
  const text = await unlessGone(readFile(path.join(folder, MANIFEST), 'utf8'))
  if (text === undefined)
    return {
      ok: false,
      sentence: `${folder} is no backup: there is no ${MANIFEST} in it. Name the folder that "npm run backup" made.`,
    }
  const parsed = manifestSchema.safeParse(jsonOf(text))
  if (parsed.success) return { ok: true, manifest: parsed.data }
  return {
    ok: false,
    sentence: `${path.join(folder, MANIFEST)} is damaged or of a newer Inbetween: restore with the version that made the backup.`,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
