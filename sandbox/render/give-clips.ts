import { copyFileSync, existsSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Render } from './render-job.ts'

/**
 * Gives tasks clips that were made before, one after the other in the order of their names: for benches, which would wait hours for
 * thousands of real ones. Size and length are what they are, whatever was asked for.
 * @throws when there is no .mp4 in the folder, or no folder
 */
export function giveClips(folder: string): Render {
  const names = existsSync(folder) ? readdirSync(folder) : []
  const clips = names.filter((name) => name.endsWith('.mp4')).sort()
  if (clips.length === 0) throw new Error(`SANDBOX_CLIPS names ${folder}, where there is no .mp4.`)
  let given = 0
  return async (job) => {
    const clip = clips[given % clips.length] ?? ''
    given += 1
    // A kill in the middle leaves a half under a name that no link leads to.
    copyFileSync(join(folder, clip), `${job.path}.part`)
    renameSync(`${job.path}.part`, job.path)
  }
}
