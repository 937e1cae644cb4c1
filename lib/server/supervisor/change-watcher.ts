import { watch } from 'node:fs'

const SETTLE_MS = 200

/** Calls `changed` once after TypeScript files below the folders were written, tests aside: for development. */
export function watchSources(folders: readonly string[], changed: () => void): void {
  let settling: NodeJS.Timeout | undefined
  for (const folder of folders) {
    watch(folder, { recursive: true, persistent: false }, (_event, file) => {
      if (!file?.endsWith('.ts') || file.endsWith('.test.ts')) return
      clearTimeout(settling)
      settling = setTimeout(changed, SETTLE_MS)
    })
  }
}
