import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { userInfo } from 'node:os'
import path from 'node:path'
import type { Checked } from '#lib/server/checked'

/** Makes the data folder and the one for run-time files in it, and tries to write there. */
export function checkDataFolder(dataDir: string, runDir: string): Checked {
  const probe = path.join(runDir, `probe-${process.pid}`)
  try {
    mkdirSync(runDir, { recursive: true })
    writeFileSync(probe, 'x', { flush: true })
    rmSync(probe)
    return { ok: true }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (code === 'ENOTDIR' || code === 'EEXIST')
      return {
        ok: false,
        sentence: `DATA_DIR is ${dataDir}, and that is not a folder: set it to one, or leave it out.`,
      }
    const sentence = `The data folder ${dataDir} cannot be written (${code}): let the user "${userInfo().username}" write there, or set DATA_DIR to another folder.`
    return { ok: false, sentence }
  }
}
