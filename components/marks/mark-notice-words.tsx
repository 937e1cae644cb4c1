import X from 'lucide-react/icons/x'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { IconButton } from '#components/ui/icon-button'
import { focusFirst, focusIsLost } from '#components/ui/lost-focus'
import { type MarkNotice, markNotice } from '#lib/client/marks/mark-notice'
import { SELECTION_MAX } from '#lib/domain/marks/marks'

/** How long it is said that something went well that needs no answer, in ms. */
const SAID_MS = 6_000

const DELETED = '/wall/deleted'

/**
 * What became of the last thing that was done to generations, with its undoing. What asks for something stays until it is put away.
 * @param before what had been said elsewhere when this came, and is not said here again
 */
export function MarkNoticeWords({
  before = null,
  onUndo,
  onDismissed,
}: {
  before?: MarkNotice | null
  onUndo: (ids: readonly string[]) => void
  /** Leads the focus on once this was put away with it; else it goes to what stands around. */
  onDismissed?: () => void
}) {
  const here = usePathname()
  const t = useTranslations('marks')
  const problemText = useProblemText()
  const last = useSyncExternalStore(markNotice.subscribe, markNotice.get, () => null)
  const notice = last === before ? null : last
  useEffect(() => {
    if (notice?.kind !== 'copied' && notice?.kind !== 'restored') return
    const timer = setTimeout(() => markNotice.get() === notice && markNotice.set(null), SAID_MS)
    return () => clearTimeout(timer)
  }, [notice])

  const box = useRef<HTMLDivElement>(null)
  function dismiss(): void {
    const around = box.current?.closest('section, dialog, main')
    flushSync(() => markNotice.set(null))
    if (!focusIsLost()) return
    if (onDismissed) onDismissed()
    else focusFirst(around ?? null)
  }

  const undo = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (notice?.kind === 'deleted' && focusIsLost()) undo.current?.focus()
  }, [notice])

  function words(): string {
    if (!notice) return ''
    if (notice.kind === 'problem') return problemText(notice.problem)
    if (notice.kind === 'tooMany') return t('tooMany', { most: SELECTION_MAX })
    if (notice.kind === 'copyFailed') return t('copyFailed')
    if (notice.kind !== 'deleted') return t(notice.kind, { count: notice.count })
    const { ids, underWay } = notice
    return [ids.length > 0 && t('deleted', { count: ids.length }), underWay > 0 && t('underWay', { count: underWay })]
      .filter(Boolean)
      .join(' ')
  }
  const undoable = notice?.kind === 'deleted' && notice.ids.length > 0 ? notice.ids : null
  const bad = notice?.kind === 'problem' || notice?.kind === 'tooMany' || notice?.kind === 'copyFailed'
  return (
    <>
      {/* There before there is anything to say, so that it is said. */}
      <p role="status" className="sr-only">
        {!bad && words()}
      </p>
      <p role="alert" className="sr-only">
        {bad && words()}
      </p>
      {notice && (
        <div
          ref={box}
          className="pointer-events-auto flex w-fit max-w-full flex-wrap items-center gap-x-3 rounded-md border border-line bg-raised py-1 pr-1 pl-4 text-sm shadow-raised"
        >
          <span aria-hidden="true" className={bad ? 'text-danger' : undefined}>
            {words()}
          </span>
          {undoable && (
            <>
              <Button ref={undo} tone="link" size="sm" className="px-0" onClick={() => onUndo(undoable)}>
                {t('undo')}
              </Button>
              {here !== DELETED && (
                <Link
                  href={DELETED}
                  prefetch={false}
                  className="inline-flex min-h-10 items-center text-muted underline underline-offset-4 pointer-coarse:min-h-11"
                >
                  {t('recentlyDeleted')}
                </Link>
              )}
            </>
          )}
          <IconButton label={t('dismiss')} onClick={dismiss}>
            <X aria-hidden />
          </IconButton>
        </div>
      )}
    </>
  )
}
