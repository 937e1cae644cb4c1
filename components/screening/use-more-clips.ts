import { useRef, useState } from 'react'
import type { SharedClips } from '#lib/domain/share/share'

/** The clips of a link that are known, and how more of them are fetched: that tells how many are known then. @param path of the link @param first what the page came with */
export function useMoreClips(path: string, first: SharedClips) {
  const [{ clips, next }, setKnown] = useState(first)
  const [failed, setFailed] = useState(false)
  const busy = useRef(false)

  async function loadMore(): Promise<number> {
    if (next === null || busy.current) return clips.length
    busy.current = true
    try {
      const answer = await fetch(`${path}/clips?after=${encodeURIComponent(next)}`)
      if (!answer.ok) throw new Error(`${answer.status}`)
      // Our own server's answer to our own page.
      const page = (await answer.json()) as SharedClips
      setKnown((known) => ({ clips: [...known.clips, ...page.clips], next: page.next }))
      setFailed(false)
      return clips.length + page.clips.length
    } catch {
      setFailed(true)
      return clips.length
    } finally {
      busy.current = false
    }
  }

  return { clips, more: next !== null, failed, loadMore }
}
