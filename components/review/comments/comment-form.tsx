import Crosshair from 'lucide-react/icons/crosshair'
import X from 'lucide-react/icons/x'
import { useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { useCommands } from '#lib/client/keys/use-commands'
import { pagePlayer } from '#lib/client/player/page-player'
import { aim } from '#lib/client/review/aim'
import { halfWritten, keepEarly } from '#lib/client/review/half-written'
import type { ReviewDesk } from '#lib/client/review/review-desk'
import { useFrameInSight } from '#lib/client/review/use-frame-in-sight'
import { useHalfWritten } from '#lib/client/review/use-half-written'
import { CommentField } from './comment-field.tsx'
import { useSaying } from './use-saying.ts'

const NONE = () => null

/** Says something of the clip: of the picture in sight, and there of a spot if wished, or of the whole clip. */
export function CommentForm({ place, add }: Pick<ReviewDesk, 'place' | 'add'>) {
  const t = useTranslations('review')
  const field = useRef<HTMLTextAreaElement>(null)
  const { text, setText, busy, problem, say } = useSaying(place, add)
  useLayoutEffect(() => keepEarly(place, field.current), [place])
  const { frame: seen } = useFrameInSight()
  // Written before a reload: the picture that it was about, until one is in sight.
  const begunPlace = `${place} frame`
  const begunAt = useHalfWritten(begunPlace)
  const inSight = seen ?? (begunAt === '' ? null : Number(begunAt))
  const pointed = useSyncExternalStore(aim.subscribe, aim.get, NONE)
  const [whole, setWhole] = useState(false)
  const frame = whole ? null : inSight
  // Another picture is in sight: what was pointed at is not.
  const spot = pointed && !pointed.choosing && pointed.frame === frame ? pointed.spot : null
  useEffect(() => () => aim.set(null), [])
  const choosing = pointed?.choosing ?? false
  const wasChoosing = useRef(false)
  useEffect(() => {
    if (wasChoosing.current && !choosing) field.current?.focus({ preventScroll: true })
    wasChoosing.current = choosing
  }, [choosing])
  // What is written is about what stands still.
  const halt = () => pagePlayer.get()?.player?.pause()
  useCommands(() => [
    {
      id: 'comment',
      group: 'marks',
      label: t('write'),
      key: 'n',
      run: () => {
        halt()
        // Once the key itself has been dealt with: it would be the first letter.
        setTimeout(() => field.current?.focus())
      },
    },
  ])
  const send = async () => {
    if (!(await say({ frame, spot, replyTo: null }))) return
    aim.set(null)
    halfWritten.set(begunPlace, '')
  }
  return (
    <form
      className="flex flex-col gap-2 border-line border-t pt-4"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <CommentField
        ref={field}
        name="comment"
        label={t('write')}
        value={text}
        problem={problem}
        onFocus={halt}
        onSend={() => void send()}
        onChange={(event) => {
          halt()
          setText(event.target.value)
          halfWritten.set(begunPlace, event.target.value === '' || frame === null ? '' : String(frame))
        }}
      />
      <div className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        {inSight === null ? (
          <span className="text-muted text-xs">{t('onWhole')}</span>
        ) : (
          <>
            <label className="flex min-h-8 items-center gap-2 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                className="size-4 shrink-0 accent-accent"
                checked={!whole}
                onChange={(event) => setWhole(!event.target.checked)}
              />
              {t('atFrame', { frame: inSight + 1 })}
            </label>
            {frame !== null && seen !== null && (
              <span className="flex items-center">
                <Button
                  tone="ghost"
                  size="sm"
                  className="px-2"
                  aria-pressed={spot !== null}
                  onClick={() => {
                    halt()
                    aim.set({ frame, spot: spot ?? { x: 0.5, y: 0.5 }, choosing: true })
                  }}
                >
                  <Crosshair aria-hidden="true" className="size-4" />
                  {t(spot ? 'moveSpot' : 'chooseSpot')}
                </Button>
                {spot && (
                  <IconButton label={t('noSpot')} onClick={() => aim.set(null)}>
                    <X aria-hidden="true" />
                  </IconButton>
                )}
              </span>
            )}
          </>
        )}
        <Button type="submit" size="sm" aria-disabled={busy || text.trim() === ''} className="ml-auto">
          {t(busy ? 'sending' : 'send')}
        </Button>
      </div>
    </form>
  )
}
