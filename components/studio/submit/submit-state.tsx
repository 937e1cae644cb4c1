import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { SESSION_ID } from '#components/studio/session/session-id'
import type { Sent } from '#lib/client/drafts/sent'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { useIsSent } from './use-is-sent.ts'

/**
 * Says that the press counted, and leads to its card, which may be out of sight: on a phone it always is. It stands for as long as the recipe
 * does, over a reload too, so that nobody pays for it twice without knowing. It takes the place of the summary and of no more room.
 */
export function SubmitState({
  form,
  sent,
  sending,
  waiting,
  summary,
}: {
  form: RecipeFormApi
  sent: Sent | null
  /** Click key of the press that is on its way. */
  sending: string | null
  /** A press waits for images. */
  waiting: boolean
  summary: ReactNode
}) {
  const t = useTranslations('studio.generate')
  const isSent = useIsSent(form, sent)
  const onItsWay = sent?.open && sent.open.key === sending ? sent.open.count : 0
  const count = sent && isSent && !waiting ? sent.clips + onItsWay : 0
  return (
    <>
      <span role="status" className="text-muted">
        {waiting && t('waiting')}
        {count > 0 && (
          <a
            href={`#${SESSION_ID}`}
            className="relative text-accent-text underline underline-offset-4 after:absolute after:-inset-x-2 after:-inset-y-1.5"
          >
            {t('submitted', { count })}
          </a>
        )}
      </span>
      {!waiting && count === 0 && summary}
    </>
  )
}
