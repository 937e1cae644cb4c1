import { copyText } from '#lib/client/copy-text'
import { markNotice } from './mark-notice.ts'

/** Copies the addresses of generations, one a line, and says whether that was allowed. */
export async function copyLinks(ids: readonly string[]): Promise<void> {
  try {
    await copyText(ids.map((id) => new URL(`/wall/${id}`, location.origin).href).join('\n'))
    markNotice.set({ kind: 'copied', count: ids.length })
  } catch {
    markNotice.set({ kind: 'copyFailed' })
  }
}
