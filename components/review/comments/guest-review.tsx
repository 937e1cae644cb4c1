import { useTranslations } from 'next-intl'
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { pagePlayer } from '#lib/client/player/page-player'
import { guestName, keepGuestName } from '#lib/client/review/guest-identity'
import { useGuestDesk } from '#lib/client/review/use-guest-desk'
import type { ActionProblem } from '#lib/domain/actions'
import { GUEST_NAME_MAX } from '#lib/domain/review/guest-schema'
import { ReviewPanel } from './review-panel.tsx'

/**
 * The review of a clip for guests of a shared link: they give their name once.
 * @param path of the link @param onAsk brings the player, where there is only a poster yet
 */
export function GuestReview({ path, generation, onAsk }: { path: string; generation: string; onAsk: () => void }) {
  const t = useTranslations('review')
  const id = useId()
  const [name, setName] = useState(guestName)
  const [naming, setNaming] = useState(name === '')
  const [refused, setRefused] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const problemText = useProblemText()
  const desk = useGuestDesk(path, generation, name)
  const ask = useEffectEvent(onAsk)
  useEffect(() => {
    if (pagePlayer.get() === null) pagePlayer.set({ player: null, ask: () => ask(), screen: () => null })
  }, [])
  useEffect(() => {
    if (refused) field.current?.focus()
  }, [refused])
  if (!desk) return null
  /** What is wrong with the name is said at its field, which is where it can be mended. */
  async function named(deed: Promise<ActionProblem | null>): Promise<ActionProblem | null> {
    setRefused(false)
    const problem = await deed
    if (problem !== 'guest_name_unclear') return problem
    setNaming(true)
    setRefused(true)
    return problem
  }
  return (
    <div className="flex w-full max-w-2xl flex-col gap-4">
      {naming ? (
        <div className="flex flex-col gap-1 text-sm">
          <label htmlFor={id} className="text-muted">
            {t('yourName')}
          </label>
          <input
            ref={field}
            id={id}
            value={name}
            maxLength={GUEST_NAME_MAX}
            autoComplete="name"
            aria-invalid={refused}
            aria-describedby={`${id}-problem`}
            onChange={(event) => {
              setName(event.target.value)
              if (event.target.value.trim() !== '') setRefused(false)
            }}
            // It stays a field until the page is opened anew: nothing may move under a pointer that is about to press.
            onBlur={() => keepGuestName(name.trim())}
            className="h-10 rounded-md border border-line bg-well px-3 text-base text-ink hover:border-control pointer-coarse:h-11"
          />
          <span id={`${id}-problem`} role="alert" className="min-h-5 text-danger">
            {refused && problemText('guest_name_unclear')}
          </span>
        </div>
      ) : (
        <p className="wrap-anywhere flex min-h-10 flex-wrap items-center gap-x-3 text-muted text-sm">
          {t('speakAs', { name: name.trim() })}
          <Button tone="link" size="bare" className="pointer-coarse:min-h-11" onClick={() => setNaming(true)}>
            {t('otherName')}
          </Button>
        </p>
      )}
      <ReviewPanel
        desk={{ ...desk, add: (comment) => named(desk.add(comment)), give: (verdict) => named(desk.give(verdict)) }}
        judgeable
      />
    </div>
  )
}
