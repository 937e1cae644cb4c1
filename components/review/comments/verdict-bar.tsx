import Check from 'lucide-react/icons/check'
import MessageSquareWarning from 'lucide-react/icons/message-square-warning'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { useProblemText } from '#components/generation/use-problem-text'
import { Button } from '#components/ui/button'
import { LocalTime } from '#components/ui/local-time'
import { focusIsLost } from '#components/ui/lost-focus'
import { Notice } from '#components/ui/notice'
import type { ReviewDesk } from '#lib/client/review/review-desk'
import { saidHere } from '#lib/client/review/said-here'
import type { ActionProblem } from '#lib/domain/actions'
import { VERDICTS } from '#lib/domain/review/review'
import { ByName } from './by-name.tsx'
import { SureButton } from './sure-button.tsx'

const LOOK = {
  approved: { icon: Check, tone: 'text-good' },
  changes_requested: { icon: MessageSquareWarning, tone: 'text-danger' },
} as const

/** Approving the clip or asking for changes, and who did. The same button once more takes it back; owners take back what guests gave. */
export function VerdictBar({ desk: { review, give, takeBack } }: { desk: ReviewDesk }) {
  const { verdicts } = review
  const t = useTranslations('review')
  const problemText = useProblemText()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<ActionProblem | null>(null)
  const mine = verdicts.find((one) => one.mine)?.verdict ?? null
  async function run(deed: Promise<ActionProblem | null>) {
    setBusy(true)
    setProblem(saidHere(await deed))
    setBusy(false)
  }
  const bar = useRef<HTMLDivElement>(null)
  const taken = useRef<string | null>(null)
  useEffect(() => {
    if (taken.current === null || verdicts.some(({ id }) => id === taken.current)) return
    taken.current = null
    if (focusIsLost()) bar.current?.querySelector('button')?.focus()
  }, [verdicts])
  return (
    <div className="flex flex-col gap-2">
      <div ref={bar} className="flex flex-wrap gap-2">
        {VERDICTS.map((verdict) => {
          const { icon: Icon } = LOOK[verdict]
          return (
            <Button
              key={verdict}
              size="sm"
              aria-pressed={mine === verdict}
              aria-disabled={busy}
              onClick={() => !busy && void run(give(mine === verdict ? null : verdict))}
              className="aria-disabled:bg-surface aria-pressed:border-control aria-pressed:bg-well"
            >
              <Icon aria-hidden="true" className="size-4" />
              {t(`give.${verdict}`)}
            </Button>
          )
        })}
      </div>
      {problem && <Notice tone="danger">{problemText(problem)}</Notice>}
      {verdicts.length > 0 && (
        <ul aria-label={t('verdicts')} className="flex flex-col gap-1 text-sm">
          {verdicts.map(({ id, by, verdict, at, mayTakeBack }) => {
            const { icon: Icon, tone } = LOOK[verdict]
            return (
              <li key={id} className="flex flex-wrap items-baseline gap-x-2">
                <Icon aria-hidden="true" className={`size-4 shrink-0 self-center ${tone}`} />
                <ByName by={by} />
                <span className={tone}>{t(`given.${verdict}`)}</span>
                <span className="text-muted text-xs">
                  <LocalTime at={at} />
                </span>
                {takeBack && mayTakeBack && (
                  <SureButton
                    words={{ first: t('takeBack'), sure: t('takeBackSurely') }}
                    names={{
                      first: t('takeBackOf', { name: by.name }),
                      sure: t('takeBackSurelyOf', { name: by.name }),
                    }}
                    busy={busy}
                    onSure={() => {
                      taken.current = id
                      void run(takeBack(id))
                    }}
                  />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </div>
  )
}
