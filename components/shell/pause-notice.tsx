'use client'

import CircleCheck from 'lucide-react/icons/circle-check'
import CirclePause from 'lucide-react/icons/circle-pause'
import LoaderCircle from 'lucide-react/icons/loader-circle'
import { useFormatter, useTranslations } from 'next-intl'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { useRights } from '#components/team/use-rights'
import { Button } from '#components/ui/button'
import { tellHeight } from '#lib/client/tell-height'
import { useNow } from '#lib/client/use-now'
import type { ShellActions } from '#lib/domain/actions'
import type { Pause } from '#lib/domain/generation/generation'
import { useGateCheck } from './use-gate-check.ts'

/**
 * The one banner for a key or a balance that the provider refuses: the reason, the provider's own words, when it was last tried, and the
 * button that tries it now. What came of that is said aloud and stays to be read. For a media store that takes no files it has no button:
 * only saving a clip tries that, and does so by itself.
 */
export function PauseNotice({ pause, actions }: { pause: Pause | null; actions: ShellActions }) {
  const t = useTranslations('pause')
  const mayCheck = useRights().may('create')
  const { checking, result, check } = useGateCheck(pause, actions.checkAgain)
  const place = useRef<HTMLDivElement>(null)
  const asked = useRef(false)
  // Before it is painted, so that nothing below it is painted where it does not stay.
  useLayoutEffect(() => {
    if (place.current) return tellHeight(place.current, document.documentElement, '--banner-height')
  }, [])
  // The button goes when the pause is over. What had the focus there goes on with what is said instead.
  useEffect(() => {
    if (pause || !asked.current) return
    asked.current = false
    if (document.activeElement === document.body) place.current?.focus({ preventScroll: true })
  }, [pause])
  const said = (
    <p role="status" className={pause ? 'text-sm' : undefined}>
      {checking ? t('checking') : result && t(`result.${result}`)}
    </p>
  )
  return (
    // Beside a column that is as high as the window it stays above it, or scrolling would leave a gap below that.
    <div
      ref={place}
      tabIndex={-1}
      className="top-14 z-30 bg-canvas -outline-offset-2 lg:[:root:has([data-window-high])_&]:sticky"
    >
      {pause ? (
        <section aria-label={t('label')} className="bg-danger-well px-5 py-3 text-danger text-sm">
          <div className="mx-auto flex max-w-5xl flex-wrap items-start gap-x-6 gap-y-2">
            <div className="flex min-w-0 flex-1 basis-80 gap-3">
              <CirclePause aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
              <div className="flex min-w-0 flex-col gap-1">
                <p role="alert">{t(pause.reason)}</p>
                {pause.message !== null && (
                  <p className="break-words text-xs">
                    {t('providerSays')} <q lang="">{pause.message}</q>
                  </p>
                )}
                <p className="text-xs">
                  <LastChecked at={pause.checkedAt} />
                </p>
              </div>
            </div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:pl-7 sm:w-72">
              {mayCheck && pause.reason !== 'store' && (
                <Button
                  size="sm"
                  busy={checking}
                  onClick={() => {
                    asked.current = true
                    check()
                  }}
                  className="min-w-32"
                >
                  {checking && <LoaderCircle aria-hidden="true" className="size-4 animate-spin" />}
                  {t('checkAgain')}
                </Button>
              )}
              {said}
            </div>
          </div>
        </section>
      ) : (
        <div className={result ? 'flex items-center justify-center gap-2 px-5 py-2 text-good text-sm' : 'sr-only'}>
          {result && <CircleCheck aria-hidden="true" className="size-4 shrink-0" />}
          {said}
        </div>
      )}
    </div>
  )
}

function LastChecked({ at }: { at: number | null }) {
  const t = useTranslations('pause')
  const format = useFormatter()
  const now = useNow()
  if (at === null || now === null) return t('notChecked')
  return t('checked', { ago: format.relativeTime(Math.min(at, now), now) })
}
