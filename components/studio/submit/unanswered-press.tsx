import { useTranslations } from 'next-intl'
import { SESSION_ID } from '#components/studio/session/session-id'
import { Notice } from '#components/ui/notice'
import type { Sent } from '#lib/client/drafts/sent'
import type { RecipeFormApi } from '#lib/client/recipe/recipe-form'
import { useIsSent } from './use-is-sent.ts'

/** Says that the page was left while a press was on its way, and that pressing again makes no second clip. */
export function UnansweredPress({ form, sent }: { form: RecipeFormApi; sent: Sent }) {
  const t = useTranslations('studio.generate')
  if (!useIsSent(form, sent)) return null
  return (
    <Notice>
      <span>
        {t.rich('unanswered', {
          clips: (words) => (
            <a href={`#${SESSION_ID}`} className="text-accent-text underline underline-offset-4">
              {words}
            </a>
          ),
        })}
      </span>
    </Notice>
  )
}
