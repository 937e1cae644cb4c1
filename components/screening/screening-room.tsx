'use client'

import { useState } from 'react'
import type { RoomWords } from '#lib/client/share/room-words'
import type { SharedPage } from '#lib/domain/share/share'
import { ClipGrid } from './clip-grid.tsx'
import { Stage } from './stage.tsx'
import { useClipInSight } from './use-clip-in-sight.ts'
import { useLinkAlive } from './use-link-alive.ts'
import { useMoreClips } from './use-more-clips.ts'
import type { Language } from './with-words.tsx'

/**
 * One clip at a time on the stage, and all of them beneath it.
 * @param path of the link, `/s/TOKEN` @param language for what comes on demand
 */
export function ScreeningRoom({
  page,
  path,
  words,
  language,
  told,
}: {
  page: SharedPage
  path: string
  words: RoomWords
  language: Language
  /** Id of the clip that the address tells to be in sight; null where it tells none. */
  told: string | null
}) {
  const { clips, more, failed, loadMore } = useMoreClips(path, page)
  const [at, setAt] = useClipInSight(clips, told, { more, failed, loadMore })
  const [asked, setAsked] = useState(false)
  useLinkAlive(path, asked)
  const current = clips[at]
  if (!current) return null
  const go = async (to: number) => {
    if (to < 0 || to >= page.count) return
    if (to < clips.length) setAt(to)
    // Before the last ones are reached, so that there is no end where there is more; and once more where that came to nothing.
    if (!more || to < clips.length - 3) return
    const known = await loadMore()
    if (to >= clips.length && to < known) setAt(to)
  }
  return (
    <>
      <Stage
        path={path}
        shown={current}
        at={at}
        count={page.count}
        rights={page}
        words={words}
        language={language}
        asked={asked}
        onAsk={() => setAsked(true)}
        onGo={go}
      />
      {page.count > 1 && (
        <ClipGrid
          clips={clips}
          at={at}
          words={words}
          more={more}
          failed={failed}
          onMore={loadMore}
          onChoose={(to) => {
            setAsked(true)
            void go(to)
          }}
        />
      )}
    </>
  )
}
