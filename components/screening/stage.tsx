import { Suspense } from 'react'
import { onDemand } from '#components/ui/on-demand'
import { widestPicture } from '#lib/client/player/widest-picture'
import { fill, type RoomWords } from '#lib/client/share/room-words'
import { useAlive } from '#lib/client/use-alive'
import type { SharedClip, ShareRights } from '#lib/domain/share/share'
import { StageBar } from './stage-bar.tsx'
import { StagePoster } from './stage-poster.tsx'
import { useStageKeys } from './use-stage-keys.ts'
import type { Language } from './with-words.tsx'

const loadPlayer = () => import('./stage-player.tsx').then((module) => module.StagePlayer)
/** Who only looks at the posters does not need it. */
const StagePlayer = onDemand(loadPlayer)
/** Where the link allows it. */
const StageReview = onDemand(() => import('./stage-review.tsx').then((module) => module.StageReview))
const SharedRecipe = onDemand(() => import('./shared-recipe.tsx').then((module) => module.SharedRecipe))

/** While a press is likely: then the player is there sooner. Where it cannot be loaded, the press will tell. */
function bringPlayer(): void {
  loadPlayer().catch(() => {})
  import('#components/generation/player/single-player-bar').catch(() => {})
}

/**
 * One clip, large: its poster, and once it was asked for its player. Only one ever plays, for there is only one.
 * @param at its number, from 0, of `count`
 */
export function Stage({
  path,
  shown: { clip, recipe, id },
  at,
  count,
  rights,
  words,
  language,
  asked,
  onAsk,
  onGo,
}: {
  /** Of the link. */
  path: string
  shown: SharedClip
  at: number
  count: number
  rights: ShareRights
  words: RoomWords
  language: Language
  asked: boolean
  onAsk: () => void
  onGo: (to: number) => void
}) {
  const alive = useAlive()
  useStageKeys({ at, onGo, onAsk: asked ? null : onAsk })
  const name = fill(words.clip, { number: at + 1, count })
  const widest = widestPicture(clip)
  const poster = (
    <StagePoster
      clip={clip}
      widest={widest}
      label={words.play}
      controls={words.controls}
      waiting={asked || !alive}
      onNear={bringPlayer}
      onAsk={onAsk}
    />
  )
  return (
    <section aria-label={name} data-generation-id={id} className="flex flex-col items-center gap-3">
      {/* Another clip has another player; the buttons that lead there stay, and keep the focus. */}
      <div key={id} className="@container w-full">
        {asked ? (
          <Suspense fallback={poster}>
            <StagePlayer language={language} clip={clip} prompt={recipe?.prompt ?? name} widest={widest} asked />
          </Suspense>
        ) : (
          poster
        )}
      </div>
      <StageBar
        at={at}
        count={count}
        words={words}
        download={rights.allowsDownload ? `${clip.url}?download=${fill(words.fileName, { number: at + 1 })}` : null}
        onGo={onGo}
      />
      {rights.allowsComments && (
        <Suspense>
          <StageReview key={id} language={language} path={path} generation={id} onAsk={onAsk} />
        </Suspense>
      )}
      {recipe && (
        <Suspense>
          <SharedRecipe key={id} recipe={recipe} language={language} />
        </Suspense>
      )}
    </section>
  )
}
